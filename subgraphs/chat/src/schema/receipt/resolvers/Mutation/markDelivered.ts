import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRead } from '../../present-read.ts';

export const markDelivered: NonNullable<MutationResolvers['markDelivered']> = async (_root, { conversationId, seq }, ctx) =>
  presentRead(await ctx.chat.markDelivered(requireViewer(ctx), conversationId, seq), ctx);
