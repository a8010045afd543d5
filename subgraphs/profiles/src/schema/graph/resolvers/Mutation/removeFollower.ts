import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const removeFollower: NonNullable<MutationResolvers['removeFollower']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.removeFollower(requireViewer(ctx), userId), ctx);
