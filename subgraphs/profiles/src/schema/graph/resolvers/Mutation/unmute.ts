import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const unmute: NonNullable<MutationResolvers['unmute']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.unmute(requireViewer(ctx), userId), ctx);
