import type { DraftResolvers } from '../../types.generated.ts';

export const Draft: DraftResolvers = {
  media: ({ mediaIds }, _args, ctx) => mediaIds.map((id) => ctx.postfeed.mediaReference(ctx.viewer, id, false)),
};
