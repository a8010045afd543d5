import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const unfollow: NonNullable<MutationResolvers['unfollow']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.unfollow(requireViewer(ctx), userId), ctx);
