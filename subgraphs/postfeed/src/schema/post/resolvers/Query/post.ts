import type { QueryResolvers } from '../../../types.generated.ts';

export const post: NonNullable<QueryResolvers['post']> = async (_root, { id }, ctx) => {
  const found = await ctx.loaders.postById.load(id);
  if (found !== null) ctx.postfeed.noteView(ctx.viewer, found);
  return found;
};
