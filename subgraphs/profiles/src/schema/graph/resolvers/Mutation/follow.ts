import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRelation } from '../../present-relation.ts';

export const follow: NonNullable<MutationResolvers['follow']> = async (_root, { userId }, ctx) =>
  presentRelation(await ctx.profiles.follow(requireViewer(ctx), userId), ctx);
