import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentRead } from '../../present-read.ts';

export const markUnread: NonNullable<MutationResolvers['markUnread']> = async (_root, { conversationId }, ctx) =>
  presentRead(await ctx.chat.markUnread(requireViewer(ctx), conversationId), ctx);
