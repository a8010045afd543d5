import { useApolloClient, useQuery } from '@apollo/client/react';
import { AcceptFollowRequestDocument, DeclineFollowRequestDocument, FollowRequestsDocument } from '@app/client';
import { Button, Card, Group, Stack } from '@mantine/core';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { PersonRow } from '../components/person-row.tsx';
import { Empty, Failed, Loading } from '../components/states.tsx';
import { useTexts } from '../i18n/language.tsx';

export function RequestsPage() {
  const { t } = useTexts();
  const client = useApolloClient();
  const { data, error, refetch, fetchMore } = useQuery(FollowRequestsDocument, { fetchPolicy: 'cache-and-network' });
  const requests = data?.viewer?.followRequests;
  const decide = (userId: string, isAccepted: boolean) =>
    client
      .mutate({ mutation: isAccepted ? AcceptFollowRequestDocument : DeclineFollowRequestDocument, variables: { userId } })
      .then(() => refetch())
      .catch(() => undefined);
  return (
    <Page title={t('followRequests')}>
      {error && !requests && <Failed error={error} retry={refetch} />}
      {!requests && !error && <Loading />}
      {requests?.edges.length === 0 && <Empty>{t('noRequests')}</Empty>}
      {requests && requests.edges.length > 0 && (
        <Card withBorder radius="lg">
          <Stack>
            {requests.edges.map(({ node }) => (
              <PersonRow
                key={node.id}
                user={node}
                action={
                  <Group gap="xs" wrap="nowrap">
                    <Button size="xs" radius="xl" onClick={() => void decide(node.id, true)}>
                      {t('accept')}
                    </Button>
                    <Button size="xs" radius="xl" variant="default" onClick={() => void decide(node.id, false)}>
                      {t('decline')}
                    </Button>
                  </Group>
                }
              />
            ))}
            <More page={requests.pageInfo} fetchMore={fetchMore} />
          </Stack>
        </Card>
      )}
    </Page>
  );
}
