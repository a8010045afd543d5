import { useApolloClient, useQuery } from '@apollo/client/react';
import { type FeedMode, FeedUpdatesDocument, HomeFeedDocument, insertIntoConnection, removeFromConnection } from '@app/client';
import { Box, Group, SegmentedControl, Stack } from '@mantine/core';
import { useState } from 'react';
import { Composer } from '../components/composer.tsx';
import { Discoveries } from '../components/discoveries.tsx';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { PostCard } from '../components/post-card.tsx';
import { Empty, Failed, LoadingCards } from '../components/states.tsx';
import { useUserId } from '../components/who.tsx';
import { useTexts } from '../i18n/language.tsx';
import { useWatch } from '../live/use-watch.ts';

/** The home feed, live. */
export function HomePage() {
  const { t } = useTexts();
  const [mode, setMode] = useState<FeedMode>('LATEST');
  return (
    <Group align="flex-start" justify="center" wrap="nowrap" gap="xl">
      <Box style={{ flex: 1 }} maw="var(--page-width)" miw={0}>
        <Page
          title={t('home')}
          actions={
            <SegmentedControl
              size="xs"
              radius="xl"
              aria-label={t('home')}
              value={mode}
              onChange={(value) => setMode(value === 'RANKED' ? 'RANKED' : 'LATEST')}
              data={[
                { value: 'LATEST', label: t('latest') },
                { value: 'RANKED', label: t('forYou') },
              ]}
            />
          }
        >
          <Stack>
            <Composer />
            <Feed mode={mode} />
          </Stack>
        </Page>
      </Box>
      <Box w={300} visibleFrom="xl" pos="sticky" top={24}>
        <Discoveries />
      </Box>
    </Group>
  );
}

function Feed({ mode }: { readonly mode: FeedMode }) {
  const { t } = useTexts();
  const { data, error, fetchMore, refetch } = useQuery(HomeFeedDocument, {
    variables: { mode },
    fetchPolicy: 'cache-and-network',
  });
  const feed = data?.viewer?.homeFeed;
  useLiveFeed(feed?.liveCursor ?? null, refetch);
  if (error && !feed) return <Failed error={error} retry={refetch} />;
  if (!feed) return <LoadingCards />;
  if (feed.edges.length === 0) return <Empty>{t('feedEmpty')}</Empty>;
  return (
    <Stack role="feed" aria-label={t('home')}>
      {(mode === 'LATEST' ? feed.edges.toSorted(newestFirst) : feed.edges).map(({ node }) => (
        <PostCard key={node.id} post={node} />
      ))}
      <More page={feed.pageInfo} fetchMore={fetchMore} />
    </Stack>
  );
}

/** Posts of several people come live as they are spread, which is nearly the order in which they were written. */
function newestFirst(a: { node: { createdAt: string } }, b: { node: { createdAt: string } }): number {
  return b.node.createdAt.localeCompare(a.node.createdAt);
}

function useLiveFeed(cursor: string | null, refetch: () => unknown): void {
  const { cache } = useApolloClient();
  const userId = useUserId() ?? '';
  const viewer = { __typename: 'Viewer', id: userId };
  useWatch(FeedUpdatesDocument, cursor === null ? null : userId, {
    variables: { after: cursor },
    next: ({ feedUpdates: event }) => {
      if (event.__typename === 'FeedPostAdded') {
        insertIntoConnection(cache, viewer, 'homeFeed', event.post, 'start', {
          edge: { __typename: 'FeedEdge', reason: event.reason },
          isList: (key) => !key.includes('RANKED'),
        });
      }
      if (event.__typename === 'FeedPostRemoved')
        removeFromConnection(cache, viewer, 'homeFeed', { __typename: 'Post', id: event.postId });
    },
    resync: () => void refetch(),
  });
}
