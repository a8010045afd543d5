import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  type Audience,
  HiddenPeopleDocument,
  isRefusal,
  PrivacySettingsDocument,
  UnblockDocument,
  UnmuteDocument,
  UpdatePrivacyDocument,
  type UpdatePrivacyInput,
  type UserPageFragment,
} from '@app/client';
import { Button, NativeSelect, Stack, Switch, Text, Title } from '@mantine/core';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { PersonRow } from '../components/person-row.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { useTexts } from '../i18n/language.tsx';

const AUDIENCES: readonly Audience[] = ['EVERYONE', 'FOLLOWERS', 'FRIENDS', 'NOBODY'];
const CHOICES = ['whoCanMessage', 'whoCanMention', 'whoCanComment', 'showPresence'] as const;

export function Privacy() {
  const { t } = useTexts();
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(PrivacySettingsDocument);
  const { submit, isBusy, failure } = useSubmission();
  const viewer = data?.viewer;
  if (error && !viewer) return <Failed error={error} retry={refetch} />;
  if (!viewer) return <Loading />;
  const { privacy } = viewer;
  const update = (input: UpdatePrivacyInput) =>
    void submit(async () => {
      const { data: answer } = await client.mutate({
        mutation: UpdatePrivacyDocument,
        variables: { input },
        update: (cache, result) => {
          const outcome = result.data?.updatePrivacy;
          if (outcome?.__typename !== 'PrivacySuccess') return;
          cache.modify({
            id: cache.identify({ __typename: 'Viewer', id: viewer.id }),
            fields: { privacy: () => outcome.privacy },
          });
        },
      });
      return answer && isRefusal(answer.updatePrivacy) ? answer.updatePrivacy : null;
    });
  const toggle = (key: 'isPrivate' | 'readReceipts' | 'discoverable', description?: string) => (
    <Switch
      label={t(key)}
      {...(description === undefined ? {} : { description })}
      checked={privacy[key]}
      disabled={isBusy}
      onChange={({ currentTarget }) => update({ [key]: currentTarget.checked })}
    />
  );
  return (
    <Stack>
      {toggle('isPrivate', t('isPrivateHint'))}
      {toggle('readReceipts', t('readReceiptsHint'))}
      {toggle('discoverable')}
      {CHOICES.map((key) => (
        <NativeSelect
          key={key}
          label={t(key)}
          value={privacy[key]}
          data={AUDIENCES.map((value) => ({ value, label: t(value) }))}
          onChange={({ currentTarget }) =>
            update({ [key]: AUDIENCES.find((value) => value === currentTarget.value) ?? 'NOBODY' })
          }
        />
      ))}
      <FormFailure>{failure}</FormFailure>
      <Hidden />
    </Stack>
  );
}

function Hidden() {
  const { t } = useTexts();
  const client = useApolloClient();
  const { data, refetch } = useQuery(HiddenPeopleDocument, { fetchPolicy: 'cache-and-network' });
  const undo = (mutation: typeof UnblockDocument | typeof UnmuteDocument, userId: string) =>
    void client
      .mutate({ mutation, variables: { userId } })
      .then(() => refetch())
      .catch(() => undefined);
  const listOf = (
    title: string,
    people: UserPageFragment | undefined,
    action: string,
    mutation: typeof UnblockDocument | typeof UnmuteDocument,
  ) => (
    <>
      <Title order={3} size="h5" mt="md">
        {title}
      </Title>
      {people?.edges.length === 0 && <Text c="dimmed">{t('nobodyHere')}</Text>}
      {people?.edges.map(({ node }) => (
        <PersonRow
          key={node.id}
          user={node}
          action={
            <Button size="xs" variant="default" onClick={() => undo(mutation, node.id)}>
              {action}
            </Button>
          }
        />
      ))}
    </>
  );
  return (
    <>
      {listOf(t('blockedPeople'), data?.viewer?.blockedUsers, t('unblock'), UnblockDocument)}
      {listOf(t('mutedPeople'), data?.viewer?.mutedUsers, t('unmute'), UnmuteDocument)}
    </>
  );
}
