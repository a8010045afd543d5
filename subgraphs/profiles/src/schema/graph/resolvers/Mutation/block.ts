import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const block: NonNullable<MutationResolvers['block']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.block(requireViewer(ctx), userId), ctx);
