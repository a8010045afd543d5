import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const acceptFollowRequest: NonNullable<MutationResolvers['acceptFollowRequest']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.acceptFollowRequest(requireViewer(ctx), userId), ctx);
