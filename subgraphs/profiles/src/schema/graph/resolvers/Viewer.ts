import { requireViewer } from '@app/subgraph';
import type { ViewerResolvers } from '../../types.generated.ts';
import { presentPeople } from '../present-people.ts';

export const Viewer: Pick<
  ViewerResolvers,
  'blockedUsers' | 'followRequests' | 'mutedUsers' | 'sentFollowRequests' | '__resolveReference'
> = {
  followRequests: async (_viewer, args, ctx) =>
    presentPeople(await ctx.profiles.listOwn(requireViewer(ctx), 'followRequests', args)),
  sentFollowRequests: async (_viewer, args, ctx) =>
    presentPeople(await ctx.profiles.listOwn(requireViewer(ctx), 'sentFollowRequests', args)),
  blockedUsers: async (_viewer, args, ctx) => presentPeople(await ctx.profiles.listOwn(requireViewer(ctx), 'blockedUsers', args)),
  mutedUsers: async (_viewer, args, ctx) => presentPeople(await ctx.profiles.listOwn(requireViewer(ctx), 'mutedUsers', args)),
};
