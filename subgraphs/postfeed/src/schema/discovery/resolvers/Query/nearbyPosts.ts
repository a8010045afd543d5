import { presentPosts } from '../../../post/present-post.ts';
import type { QueryResolvers } from '../../../types.generated.ts';

export const nearbyPosts: NonNullable<QueryResolvers['nearbyPosts']> = async (_root, { near, radiusMeters, ...args }, ctx) =>
  presentPosts(await ctx.postfeed.readNearbyPosts(ctx.viewer, near, radiusMeters ?? 5000, args));
