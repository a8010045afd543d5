import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const declineFollowRequest: NonNullable<MutationResolvers['declineFollowRequest']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.declineFollowRequest(requireViewer(ctx), userId), ctx);
