import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  type AccountFieldsFragment,
  AccountsDocument,
  AssignRoleDocument,
  isRefusal,
  LockAccountDocument,
  RevokeRoleDocument,
  type RoleName,
  UnlockAccountDocument,
} from '@app/client';
import { Badge, Button, Group, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { type Submission, useSubmission } from '../components/faults.ts';
import { More } from '../components/more.tsx';
import { Empty, Failed, Loading } from '../components/states.tsx';
import { StepUp } from '../components/step-up.tsx';
import { useTexts } from '../i18n/language.tsx';

const ROLES = ['MODERATOR', 'ADMIN'] as const satisfies readonly RoleName[];

/** Accounts with their roles and locks. */
export function Accounts() {
  const { t } = useTexts();
  const [word, setWord] = useState('');
  const [query] = useDebouncedValue(word.trim(), 300);
  const { data, error, refetch, fetchMore } = useQuery(AccountsDocument, { variables: { query: query || null } });
  const submission = useSubmission();
  return (
    <Stack>
      <TextInput type="search" label={t('search')} value={word} onChange={({ currentTarget }) => setWord(currentTarget.value)} />
      <StepUp submission={submission} />
      {error && !data && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data?.accounts.edges.length === 0 && <Empty>{t('nothingFound')}</Empty>}
      {data?.accounts.edges.map(({ node }) => (
        <AccountRow key={node.id} account={node} submission={submission} />
      ))}
      {data && <More page={data.accounts.pageInfo} fetchMore={fetchMore} />}
    </Stack>
  );
}

function AccountRow({ account, submission }: { readonly account: AccountFieldsFragment; readonly submission: Submission }) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { submit, isBusy } = submission;
  const accountId = account.id;
  const isLocked = account.status === 'LOCKED';
  const setLock = () =>
    submit(async () => {
      const answer = isLocked
        ? (await client.mutate({ mutation: UnlockAccountDocument, variables: { accountId } })).data?.unlockAccount
        : (await client.mutate({ mutation: LockAccountDocument, variables: { accountId } })).data?.lockAccount;
      return answer && isRefusal(answer) ? answer : null;
    });
  const setRole = (role: RoleName, isOn: boolean) =>
    submit(async () => {
      const variables = { accountId, role };
      const answer = isOn
        ? (await client.mutate({ mutation: AssignRoleDocument, variables })).data?.assignRole
        : (await client.mutate({ mutation: RevokeRoleDocument, variables })).data?.revokeRole;
      return answer && isRefusal(answer) ? answer : null;
    });
  return (
    <Group justify="space-between">
      <Stack gap={0} miw={0}>
        <Text fw={500}>@{account.username}</Text>
        <Text size="sm" c="dimmed" truncate>
          {account.email}
        </Text>
      </Stack>
      <Group gap="md">
        {ROLES.map((role) => (
          <Switch
            key={role}
            size="xs"
            label={t(`role_${role}`)}
            aria-label={`${t(`role_${role}`)}: @${account.username}`}
            checked={account.roles.includes(role)}
            disabled={isBusy}
            onChange={({ currentTarget }) => void setRole(role, currentTarget.checked)}
          />
        ))}
        <Badge variant="light" color={isLocked ? 'red.9' : 'leaf'}>
          {t(`account_${account.status}`)}
        </Badge>
        <Button size="xs" variant="default" disabled={isBusy} onClick={() => void setLock()}>
          {t(isLocked ? 'unlock' : 'lock')}
        </Button>
      </Group>
    </Group>
  );
}
