import { useApolloClient, useQuery } from '@apollo/client/react';
import {
  ClaimReportDocument,
  isRefusal,
  type RefusalResult,
  RemoveCommentDocument,
  RemovePostDocument,
  RemoveVideoDocument,
  type ReportFieldsFragment,
  type ReportStatus,
  ReportsDocument,
  ResolveReportDocument,
} from '@app/client';
import { Anchor, Badge, Button, Card, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSubmission } from '../components/faults.ts';
import { FormFailure } from '../components/form.tsx';
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
  const [status, setStatus] = useState<ReportStatus>('OPEN');
  const { data, error, refetch, fetchMore } = useQuery(ReportsDocument, {
    variables: { status },
    fetchPolicy: 'cache-and-network',
  });
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
          <ReportCard key={report.id} report={report} onChange={refetch} />
        ))}
      </Stack>
      {data && <More page={data.reports.pageInfo} fetchMore={fetchMore} />}
    </Page>
  );
}

function ReportCard({ report, onChange }: { readonly report: ReportFieldsFragment; readonly onChange: () => Promise<unknown> }) {
  const { t } = useTexts();
  const [note, setNote] = useState('');
  const { act, isBusy, failure, problems } = useDecisions(report, onChange);
  const isOpen = report.status === 'OPEN' || report.status === 'CLAIMED';
  const place = PLACES[report.subjectType];
  return (
    <Card withBorder radius="lg" component="article">
      <Group justify="space-between">
        <Group gap="xs">
          <Badge variant="default">{t(`reason_${report.reason}`)}</Badge>
          {place ? (
            <Anchor component={Link} to={`/${place}/${report.subjectId}`}>
              {t(`subject_${report.subjectType}`)}
            </Anchor>
          ) : (
            <Text>{t(`subject_${report.subjectType}`)}</Text>
          )}
          <Text size="sm" c="dimmed">
            {t('reportsFrom', { count: report.reporters })} {report.claimedBy && `· @${report.claimedBy.username}`}
          </Text>
        </Group>
        <Time at={report.createdAt} />
      </Group>
      {report.note && <Text mt="xs">{report.note}</Text>}
      <FormFailure>{failure}</FormFailure>
      {isOpen && (
        <Stack mt="sm" gap="xs">
          <TextInput
            size="xs"
            aria-label={t('moderationNote')}
            placeholder={t('moderationNote')}
            value={note}
            error={problems.note ?? problems.reason}
            onChange={({ currentTarget }) => setNote(currentTarget.value)}
          />
          <Group gap="xs">
            {report.status === 'OPEN' && (
              <Button size="xs" loading={isBusy} onClick={() => act('claim', note)}>
                {t('claim')}
              </Button>
            )}
            <Button size="xs" variant="default" disabled={isBusy} onClick={() => act('resolve', note)}>
              {t('resolve')}
            </Button>
            <Button size="xs" variant="default" disabled={isBusy} onClick={() => act('dismiss', note)}>
              {t('dismiss')}
            </Button>
            {REMOVABLE.has(report.subjectType) && (
              <Button size="xs" color="red" variant="light" disabled={isBusy} onClick={() => act('remove', note)}>
                {t('removeContent')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Card>
  );
}

type Decision = 'claim' | 'resolve' | 'dismiss' | 'remove';
const REMOVABLE: ReadonlySet<string> = new Set(['POST', 'COMMENT', 'VIDEO']);

function useDecisions(report: ReportFieldsFragment, onChange: () => Promise<unknown>) {
  const { t } = useTexts();
  const client = useApolloClient();
  const { submit, isBusy, failure, problems } = useSubmission();
  const reportId = report.id;
  const resolve = async (dismiss: boolean, note: string) => {
    const variables = { reportId, dismiss, note: note || null };
    return (await client.mutate({ mutation: ResolveReportDocument, variables })).data?.resolveReport;
  };
  const remove = async (note: string) => {
    const reason = note || t('removedByModerator');
    const id = report.subjectId;
    if (report.subjectType === 'POST')
      return (await client.mutate({ mutation: RemovePostDocument, variables: { postId: id, reason } })).data?.removePost;
    if (report.subjectType === 'VIDEO')
      return (await client.mutate({ mutation: RemoveVideoDocument, variables: { videoId: id, reason } })).data?.removeVideo;
    return (await client.mutate({ mutation: RemoveCommentDocument, variables: { commentId: id, reason } })).data?.removeComment;
  };
  const decide = async (decision: Decision, note: string): Promise<RefusalResult | null> => {
    if (decision === 'claim') {
      const answer = (await client.mutate({ mutation: ClaimReportDocument, variables: { reportId } })).data?.claimReport;
      return answer && isRefusal(answer) ? answer : null;
    }
    if (decision === 'remove') {
      const removed = await remove(note);
      if (removed && isRefusal(removed)) return removed;
    }
    const answer = await resolve(decision === 'dismiss', note);
    return answer && isRefusal(answer) ? answer : null;
  };
  const act = (decision: Decision, note: string) =>
    void submit(async () => {
      const refusal = await decide(decision, note);
      if (refusal === null) await onChange();
      return refusal;
    });
  return { act, isBusy, failure, problems };
}
