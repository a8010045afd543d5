import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  CreateInviteLinkDocument,
  DecideJoinRequestDocument,
  GroupAdministrationDocument,
  isRefusal,
  RevokeInviteLinkDocument,
  type UserCardFragment,
} from '@app/client';
import { Button, CopyButton, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTexts } from '../i18n/language.tsx';
import { useSubmission } from './faults.ts';
import { FormFailure } from './form.tsx';
import { PersonRow } from './person-row.tsx';

/** Links into a group, and people who wait to be let in. */
export function GroupInvites({
  conversationId,
  onChange,
}: {
  readonly conversationId: string;
  readonly onChange: () => unknown;
}) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { data, refetch } = useQuery(GroupAdministrationDocument, {
    variables: { id: conversationId },
    fetchPolicy: 'cache-and-network',
  });
  const { submit, isBusy, failure } = useSubmission();
  const create = () =>
    submit(async () => {
      const variables = { input: { conversationId } };
      const answer = (await client.mutate({ mutation: CreateInviteLinkDocument, variables })).data?.createInviteLink;
      await refetch();
      return answer && isRefusal(answer) ? answer : null;
    });
  const revoke = (linkId: string) =>
    submit(async () => {
      const answer = (await client.mutate({ mutation: RevokeInviteLinkDocument, variables: { linkId } })).data?.revokeInviteLink;
      await refetch();
      return answer && isRefusal(answer) ? answer : null;
    });
  const decide = (userId: string, accept: boolean) =>
    submit(async () => {
      const variables = { conversationId, userId, accept };
      const answer = (await client.mutate({ mutation: DecideJoinRequestDocument, variables })).data?.decideJoinRequest;
      await Promise.all([refetch(), onChange()]);
      return answer && isRefusal(answer) ? answer : null;
    });
  const waiting = data?.conversation?.joinRequests.filter((person) => person !== null) ?? [];
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {t('inviteLinks')}
      </Title>
      {data?.conversation?.inviteLinks.map(({ id, code, uses }) => (
        <Invite key={id} code={code} uses={uses} onRevoke={() => void revoke(id)} />
      ))}
      <FormFailure>{failure}</FormFailure>
      <Button variant="light" loading={isBusy} onClick={() => void create()}>
        {t('newInviteLink')}
      </Button>
      {waiting.length > 0 && <Waiting people={waiting} onDecide={(id, accept) => void decide(id, accept)} />}
    </Stack>
  );
}

function Invite({ code, uses, onRevoke }: { readonly code: string; readonly uses: number; readonly onRevoke: () => void }) {
  const { t } = useTexts();
  // Into this app, whatever else the platform's own address leads to.
  const url = new URL(`/app/join/${code}`, location.href).href;
  return (
    <Stack gap={4}>
      <TextInput
        readOnly
        variant="filled"
        value={url}
        aria-label={t('inviteLink')}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t('usedTimes', { count: uses })}
        </Text>
        <Group gap="xs">
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="light" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button size="compact-xs" variant="default" onClick={onRevoke}>
            {t('revoke')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Waiting({
  people,
  onDecide,
}: {
  readonly people: readonly UserCardFragment[];
  readonly onDecide: (userId: string, accept: boolean) => void;
}) {
  const { t } = useTexts();
  return (
    <>
      <Title order={3} size="h5">
        {t('joinRequests')}
      </Title>
      {people.map((person) => (
        <PersonRow
          key={person.id}
          user={person}
          action={
            <Group gap={4} wrap="nowrap">
              <Button size="compact-sm" onClick={() => onDecide(person.id, true)}>
                {t('accept')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => onDecide(person.id, false)}>
                {t('decline')}
              </Button>
            </Group>
          }
        />
      ))}
    </>
  );
}
