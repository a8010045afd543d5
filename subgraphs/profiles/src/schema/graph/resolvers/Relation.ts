import type { RelationResolvers } from '../../types.generated.ts';

export const Relation: RelationResolvers = {
  isFriend: ({ isFollowing, followsYou }) => isFollowing && followsYou,
  mutedUntil: ({ mutedUntilMs }) => (mutedUntilMs === null ? null : new Date(mutedUntilMs)),
  mutualFriendCount: async ({ userId }, _args, ctx) => (await ctx.loaders.mutualFriendCountWith.load(userId)) ?? 0,
  remark: ({ userId }, _args, ctx) => ctx.loaders.remarkAbout.load(userId),
};
