import type { ReportResolvers } from '../../types.generated.ts';

export const Report: ReportResolvers = {
  // The queue is for moderators, on every way in.
  __resolveReference: async ({ id }, ctx) => (ctx.viewer?.scopes.includes('moderation') ? ctx.loaders.reportById.load(id) : null),
  claimedBy: ({ claimedById }, _args, ctx) => (claimedById === null ? null : ctx.loaders.profileById.load(claimedById)),
};
