import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const setRemark: NonNullable<MutationResolvers['setRemark']> = async (_root, { userId, remark }, ctx) =>
  presentRelation(await ctx.profiles.setRemark(requireViewer(ctx), userId, remark ?? null), ctx);
