import { notFound, type Page, type Refusal, toConnection } from '@app/kernel';
import { toUnion } from '@app/subgraph';
import type { RequestContext } from '../../context.ts';
import type { CommentView } from '../../domain/comment.ts';
import type { CommentsOf } from '../../domain/list-comments.ts';

/** One page of comments of a root that the caller sees; counted only when asked. */
export async function presentComments(
  of: CommentsOf,
  args: { readonly first?: number | null; readonly after?: string | null },
  ctx: RequestContext,
) {
  const page = await ctx.postfeed.listComments(ctx.viewer, of, args);
  return { ...toConnection(page), countAll: () => ctx.postfeed.countComments(ctx.viewer, of) };
}

/** Answers a change of a comment with the comment as it stands now. */
export async function presentComment<R extends Refusal>(
  outcome: { readonly kind: 'CommentSuccess'; readonly commentId: string } | R,
  ctx: RequestContext,
) {
  if (outcome.kind !== 'CommentSuccess') return toUnion(outcome, ctx);
  const comment = await ctx.loaders.commentById.clear(outcome.commentId).load(outcome.commentId);
  return comment === null ? toUnion(notFound(), ctx) : { __typename: 'CommentSuccess' as const, comment };
}

/** A page of one author's comments, counted as far as it goes. */
export function presentOwnComments(page: Page<CommentView>, countAll: () => Promise<number>) {
  return { ...toConnection(page), countAll };
}
