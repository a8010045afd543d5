import { notFound, type Page, type Refusal, toConnection } from '@app/kernel';
import { toUnion } from '@app/subgraph';
import type { RequestContext } from '../../context.ts';
import type { Post } from '../../domain/post.ts';

/** Answers a change of a post with the post as it stands now. */
export async function presentPost<R extends Refusal>(
  outcome: { readonly kind: 'PostSuccess'; readonly postId: string } | R,
  ctx: RequestContext,
) {
  if (outcome.kind !== 'PostSuccess') return toUnion(outcome, ctx);
  const post = await ctx.loaders.postById.clear(outcome.postId).load(outcome.postId);
  return post === null ? toUnion(notFound(), ctx) : { __typename: 'PostSuccess' as const, post };
}

/** A page of posts as a connection; search results add highlights by id. */
export function presentPosts(page: Page<Post>, highlights: ReadonlyMap<string, readonly string[]> = new Map()) {
  const connection = toConnection(page);
  return {
    ...connection,
    edges: connection.edges.map((edge) => ({ ...edge, highlights: [...(highlights.get(edge.node.id) ?? [])] })),
  };
}
