import { useApolloClient, useLazyQuery, useQuery } from '@apollo/client/react';
import { AuditChainDocument, AuditLogDocument, MaintenanceRunsDocument, RunMaintenanceDocument } from '@app/client';
import { Alert, Button, Card, Group, NativeSelect, Stack, Table, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { Accounts } from '../administration/accounts.tsx';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Failed, Loading } from '../components/states.tsx';
import { Time } from '../components/time.tsx';
import { useTexts } from '../i18n/language.tsx';

const TASKS = [
  'cleanup-expired-tokens',
  'cleanup-expired-uploads',
  'collect-orphan-media',
  'refresh-trending',
  'vacuum-auth',
  'archive-notifications',
  'compact-collections',
  'purge-soft-deleted',
  'reconcile-counters',
  'send-digests',
] as const;

export function AdministrationPage() {
  const { t } = useTexts();
  return (
    <Page title={t('administration')} isWide>
      <Tabs defaultValue="audit" keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="audit">{t('auditLog')}</Tabs.Tab>
          <Tabs.Tab value="maintenance">{t('maintenance')}</Tabs.Tab>
          <Tabs.Tab value="accounts">{t('accounts')}</Tabs.Tab>
        </Tabs.List>
        <Card withBorder radius="lg">
          <Tabs.Panel value="audit">
            <Audit />
          </Tabs.Panel>
          <Tabs.Panel value="maintenance">
            <Maintenance />
          </Tabs.Panel>
          <Tabs.Panel value="accounts">
            <Accounts />
          </Tabs.Panel>
        </Card>
      </Tabs>
    </Page>
  );
}

function Audit() {
  const { t } = useTexts();
  const [word, setWord] = useState('');
  const [action] = useDebouncedValue(word.trim(), 300);
  const { data, error, refetch, fetchMore } = useQuery(AuditLogDocument, {
    variables: { action: action || null },
    fetchPolicy: 'cache-and-network',
  });
  const [check, { data: checked, loading }] = useLazyQuery(AuditChainDocument, { fetchPolicy: 'network-only' });
  const chain = checked?.auditChain;
  return (
    <Stack>
      <Group align="flex-end" justify="space-between">
        <TextInput
          type="search"
          label={t('action')}
          placeholder="session.created"
          value={word}
          onChange={({ currentTarget }) => setWord(currentTarget.value)}
        />
        <Button variant="default" loading={loading} onClick={() => void check()}>
          {t('checkChain')}
        </Button>
      </Group>
      {chain && (
        <Alert color={chain.intact ? 'leaf' : 'red'} role="status">
          {chain.intact ? t('chainIntact', { count: chain.entries }) : t('chainBroken', { id: chain.firstBrokenId ?? '' })}
        </Alert>
      )}
      <Table.ScrollContainer minWidth={640}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('when')}</Table.Th>
              <Table.Th>{t('action')}</Table.Th>
              <Table.Th>{t('who')}</Table.Th>
              <Table.Th>IP</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data?.auditLog.edges.map(({ node }) => (
              <Table.Tr key={node.id}>
                <Table.Td>
                  <Time at={node.at} />
                </Table.Td>
                <Table.Td>{node.action}</Table.Td>
                <Table.Td>
                  <Text size="xs" ff="monospace">
                    {node.actorId ?? node.subjectId ?? '–'}
                  </Text>
                </Table.Td>
                <Table.Td>{node.ip ?? '–'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {error && !data && <Failed error={error} retry={refetch} />}
      {!data && !error && <Loading />}
      {data && <More page={data.auditLog.pageInfo} fetchMore={fetchMore} />}
    </Stack>
  );
}

function Maintenance() {
  const { t } = useTexts();
  const client = useApolloClient();
  const [task, setTask] = useState<string>(TASKS[0]);
  const { data, error, refetch, fetchMore } = useQuery(MaintenanceRunsDocument, { fetchPolicy: 'cache-and-network' });
  const { submit, isBusy, failure } = useSubmission();
  const run = () =>
    void submit(async () => {
      await client.mutate({ mutation: RunMaintenanceDocument, variables: { task } });
      await refetch();
      return null;
    });
  return (
    <Stack>
      <Group align="flex-end">
        <NativeSelect
          label={t('task')}
          value={task}
          data={[...TASKS]}
          onChange={({ currentTarget }) => setTask(currentTarget.value)}
        />
        <Button loading={isBusy} onClick={run}>
          {t('runNow')}
        </Button>
      </Group>
      <FormFailure>{failure}</FormFailure>
      {error && !data && <Failed error={error} retry={refetch} />}
      <Table.ScrollContainer minWidth={520}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('when')}</Table.Th>
              <Table.Th>{t('task')}</Table.Th>
              <Table.Th>{t('outcome')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data?.maintenanceRuns.edges.map(({ node }) => (
              <Table.Tr key={node.id}>
                <Table.Td>
                  <Time at={node.startedAt} />
                </Table.Td>
                <Table.Td>{node.task}</Table.Td>
                <Table.Td>
                  {node.succeeded === null
                    ? t('running')
                    : node.succeeded
                      ? t('succeeded', { count: node.affected })
                      : `${t('failedRun')}: ${node.detail ?? ''}`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {data && <More page={data.maintenanceRuns.pageInfo} fetchMore={fetchMore} />}
    </Stack>
  );
}
