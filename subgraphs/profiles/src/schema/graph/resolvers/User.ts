import type { UserResolvers } from '../../types.generated.ts';
import { presentPeople } from '../present-people.ts';

export const User: Pick<
  UserResolvers,
  'followers' | 'following' | 'friends' | 'mutualFriends' | 'relation' | '__resolveReference'
> = {
  relation: async ({ id }, _args, ctx) => {
    if (ctx.viewer === null || ctx.viewer.id === id) return null;
    const facts = await ctx.loaders.relationTo.load(id);
    return facts && { ...facts, userId: id };
  },
  followers: async ({ id }, args, ctx) => presentPeople(await ctx.profiles.listPeople(ctx.viewer, id, 'followers', args)),
  following: async ({ id }, args, ctx) => presentPeople(await ctx.profiles.listPeople(ctx.viewer, id, 'following', args)),
  friends: async ({ id }, args, ctx) => presentPeople(await ctx.profiles.listPeople(ctx.viewer, id, 'friends', args)),
  mutualFriends: async ({ id }, args, ctx) => presentPeople(await ctx.profiles.listPeople(ctx.viewer, id, 'mutualFriends', args)),
};
