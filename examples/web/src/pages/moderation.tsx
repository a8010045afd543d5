import { useApolloClient, useQuery } from '@apollo/client/react';
import { ClaimReportDocument, type ReportStatus, ReportsDocument, ResolveReportDocument } from '@app/client';
import { Anchor, Badge, Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { Empty, Failed, LoadingCards } from '../components/states.tsx';
import { Time } from '../components/time.tsx';
import { useTexts } from '../i18n/language.tsx';

const STATUSES: readonly ReportStatus[] = ['OPEN', 'CLAIMED', 'RESOLVED', 'DISMISSED'];
const PLACES: Readonly<Record<string, string>> = { USER: 'users', POST: 'posts', VIDEO: 'videos' };

/** The moderators' queue. */
export function ModerationPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const [status, setStatus] = useState<ReportStatus>('OPEN');
  const { data, error, refetch, fetchMore } = useQuery(ReportsDocument, {
    variables: { status },
    fetchPolicy: 'cache-and-network',
  });
  const run = (work: Promise<unknown>) => void work.then(() => refetch()).catch(() => undefined);
  return (
    <Page
      title={t('moderation')}
      actions={
        <NativeSelect
          size="xs"
          aria-label={t('status')}
          value={status}
          data={STATUSES.map((value) => ({ value, label: t(value) }))}
          onChange={({ currentTarget }) => setStatus(STATUSES.find((value) => value === currentTarget.value) ?? 'OPEN')}
        />
      }
    >
      {error && <Failed error={error} retry={refetch} />}
      {!data && !error && <LoadingCards />}
      {data?.reports.edges.length === 0 && <Empty>{t('reportsEmpty')}</Empty>}
      <Stack>
        {data?.reports.edges.map(({ node: report }) => (
          <Card key={report.id} withBorder radius="lg">
            <Group justify="space-between">
              <Group gap="xs">
                <Badge color="orange">{report.reason}</Badge>
                <Anchor component={Link} to={`/${PLACES[report.subjectType] ?? 'posts'}/${report.subjectId}`}>
                  {report.subjectType}
                </Anchor>
                <Text size="sm" c="dimmed">
                  {t('reportsFrom', { count: report.reporters })} {report.claimedBy && `· @${report.claimedBy.username}`}
                </Text>
              </Group>
              <Time at={report.createdAt} />
            </Group>
            {report.note && <Text mt="xs">{report.note}</Text>}
            <Group mt="sm" gap="xs">
              {report.status === 'OPEN' && (
                <Button
                  size="xs"
                  onClick={() => run(client.mutate({ mutation: ClaimReportDocument, variables: { reportId: report.id } }))}
                >
                  {t('claim')}
                </Button>
              )}
              {(report.status === 'OPEN' || report.status === 'CLAIMED') &&
                ([false, true] as const).map((dismiss) => (
                  <Button
                    key={String(dismiss)}
                    size="xs"
                    variant="default"
                    onClick={() =>
                      run(client.mutate({ mutation: ResolveReportDocument, variables: { reportId: report.id, dismiss } }))
                    }
                  >
                    {t(dismiss ? 'dismiss' : 'resolve')}
                  </Button>
                ))}
            </Group>
          </Card>
        ))}
      </Stack>
      {data && <More page={data.reports.pageInfo} fetchMore={fetchMore} />}
    </Page>
  );
}
