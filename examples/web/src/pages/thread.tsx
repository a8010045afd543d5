import { useApolloClient, useQuery } from '@apollo/client/react';
import { PostThreadDocument, PostUpdatesDocument } from '@app/client';
import { Card, Divider, Stack, Title } from '@mantine/core';
import { useParams } from 'react-router';
import { Comments } from '../components/comments.tsx';
import { More } from '../components/more.tsx';
import { Page } from '../components/page.tsx';
import { PostCard } from '../components/post-card.tsx';
import { Failed, LoadingCards, NotHere } from '../components/states.tsx';
import { useTexts } from '../i18n/language.tsx';
import { useWatch } from '../live/use-watch.ts';

/** A post with its thread, live. */
export function ThreadPage() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { cache } = useApolloClient();
  const { data, error, refetch, fetchMore } = useQuery(PostThreadDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const post = data?.post;
  useWatch(PostUpdatesDocument, post ? id : null, {
    variables: { postId: id, after: post?.liveCursor ?? null },
    next: ({ postUpdates: event }) => {
      if (event.__typename === 'PostStatsChanged')
        cache.modify({ id: `Post:${event.postId}`, fields: { stats: () => event.stats } });
      // A comment belongs where its parent is; the platform knows where that is in the thread.
      if (event.__typename === 'PostCommentAdded') void refetch();
      if (event.__typename === 'PostDeleted') cache.evict({ id: `Post:${event.postId}` });
    },
    resync: () => void refetch(),
  });
  if (error && !post) return <Failed error={error} retry={refetch} />;
  if (!data) return <LoadingCards count={1} />;
  if (!post) return <NotHere />;
  return (
    <Page title={post.author?.displayName ?? t('posts')}>
      <Stack>
        <PostCard post={post} isHead />
        <Card withBorder radius="lg">
          <Title order={3} size="h5">
            {t('comments')} · {post.comments?.totalCount ?? 0}
          </Title>
          <Divider my="sm" />
          <Comments subjectId={id} comments={post.comments?.edges.map(({ node }) => node) ?? []} onChange={refetch} />
          {post.comments && <More page={post.comments.pageInfo} fetchMore={fetchMore} />}
        </Card>
      </Stack>
    </Page>
  );
}
