import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const unblock: NonNullable<MutationResolvers['unblock']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.unblock(requireViewer(ctx), userId), ctx);
