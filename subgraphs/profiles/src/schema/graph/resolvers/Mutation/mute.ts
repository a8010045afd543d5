import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const mute: NonNullable<MutationResolvers['mute']> = async (_root, { input }, ctx) =>
  presentRelation(await ctx.profiles.mute(requireViewer(ctx), input.userId, input.until ?? null), ctx);
