import { toConnection } from '@app/kernel';
import type { RequestContext } from '../../context.ts';
import type { ReactionType } from '../../domain/post.ts';

/** One page of who reacted to a subject that the caller sees; counted only when asked. */
export async function presentReactions(
  subjectId: string,
  args: { readonly type?: ReactionType | null; readonly first?: number | null; readonly after?: string | null },
  ctx: RequestContext,
) {
  const type = args.type ?? null;
  const page = await ctx.postfeed.listReactions(ctx.viewer, subjectId, type, args);
  return { ...toConnection(page), countAll: () => ctx.postfeed.countReactions(ctx.viewer, subjectId, type) };
}
