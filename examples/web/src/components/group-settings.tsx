import { useApolloClient } from '@apollo/client/react';
import { isRefusal, UpdateGroupDocument, type UpdateGroupInput } from '@app/client';
import { Button, Group, NativeSelect, Stack, Switch, TextInput } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { Form, FormFailure } from './form.tsx';
import type { GroupConversation } from './group-panel.tsx';

/** Seconds between two messages of a member. */
const SLOW_MODES_SEC = [0, 10, 30, 60, 300, 3_600] as const;

/** The name of a group and the rules in it. */
export function GroupSettings({ group }: { readonly group: GroupConversation }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { submit, isBusy, failure, problems } = useSubmission();
  const update = (input: Omit<UpdateGroupInput, 'conversationId'>) =>
    submit(async () => {
      const variables = { input: { ...input, conversationId: group.id } };
      const { data } = await client.mutate({ mutation: UpdateGroupDocument, variables });
      return data && isRefusal(data.updateGroup) ? data.updateGroup : null;
    });
  return (
    <Stack gap="sm">
      <Form label={t('groupTitle')} onSend={(value) => update({ title: value('title') })}>
        <Group align="flex-end" wrap="nowrap">
          <TextInput
            key={group.title}
            style={{ flex: 1 }}
            name="title"
            label={t('groupTitle')}
            defaultValue={group.title ?? ''}
            error={problems.title}
          />
          <Button type="submit" variant="default" loading={isBusy} mb={problems.title ? 22 : 0}>
            {t('save')}
          </Button>
        </Group>
      </Form>
      <Switch
        label={t('announcementOnly')}
        description={t('announcementOnlyHint')}
        checked={group.announcementOnly}
        disabled={isBusy}
        onChange={({ currentTarget }) => void update({ announcementOnly: currentTarget.checked })}
      />
      <Switch
        label={t('joinApproval')}
        description={t('joinApprovalHint')}
        checked={group.joinApproval}
        disabled={isBusy}
        onChange={({ currentTarget }) => void update({ joinApproval: currentTarget.checked })}
      />
      <NativeSelect
        label={t('slowMode')}
        value={String(group.slowModeSec)}
        disabled={isBusy}
        error={problems.slowModeSec}
        data={SLOW_MODES_SEC.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t('slowModeOff') : t('slowModeOn', { seconds }),
        }))}
        onChange={({ currentTarget }) => void update({ slowModeSec: Number(currentTarget.value) })}
      />
      <FormFailure>{failure}</FormFailure>
    </Stack>
  );
}
