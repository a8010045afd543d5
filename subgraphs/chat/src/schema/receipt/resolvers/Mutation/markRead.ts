import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRead } from '../../present-read.ts';

export const markRead: NonNullable<MutationResolvers['markRead']> = async (_root, { conversationId, seq }, ctx) =>
  presentRead(await ctx.chat.markRead(requireViewer(ctx), conversationId, seq), ctx);
