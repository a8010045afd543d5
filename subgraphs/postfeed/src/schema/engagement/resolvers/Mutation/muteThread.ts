import { requireViewer, toUnion } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const muteThread: NonNullable<MutationResolvers['muteThread']> = async (_root, { subjectId, muted }, ctx) =>
  toUnion(await ctx.postfeed.muteThread(requireViewer(ctx), subjectId, muted), ctx);
