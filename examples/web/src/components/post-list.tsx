import type { PostPageFragment } from '@app/client';
import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { More } from './more.tsx';
import { PostCard } from './post-card.tsx';
import { Empty, Failed, LoadingCards } from './states.tsx';

/** Posts of a connection, in whatever state it is. */
export function PostList({
  posts,
  error,
  refetch,
  fetchMore,
  empty,
}: {
  readonly posts: Pick<PostPageFragment, 'edges' | 'pageInfo'> | null | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly fetchMore: (request: { variables: { after: string | null } }) => Promise<unknown>;
  readonly empty: ReactNode;
}) {
  if (error && !posts) return <Failed error={error} retry={refetch} />;
  if (!posts) return <LoadingCards />;
  if (posts.edges.length === 0) return <Empty>{empty}</Empty>;
  return (
    <Stack>
      {posts.edges.map(({ node }) => (
        <PostCard key={node.id} post={node} />
      ))}
      <More page={posts.pageInfo} fetchMore={fetchMore} />
    </Stack>
  );
}
