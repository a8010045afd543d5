import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const cancelFollowRequest: NonNullable<MutationResolvers['cancelFollowRequest']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.cancelFollowRequest(requireViewer(ctx), userId), ctx);
