import type { UserResolvers } from '../../types.generated.ts';
import { presentPeople } from '../present-people.ts';

export const User: Pick<UserResolvers, 'followers' | 'following' | 'relation' | '__resolveReference'> = {
  relation: ({ id }, _args, ctx) => (ctx.viewer === null || ctx.viewer.id === id ? null : ctx.loaders.relationTo.load(id)),
  followers: async ({ id }, args, ctx) => presentPeople(await ctx.profiles.listPeople(ctx.viewer, id, 'followers', args)),
  following: async ({ id }, args, ctx) => presentPeople(await ctx.profiles.listPeople(ctx.viewer, id, 'following', args)),
};
