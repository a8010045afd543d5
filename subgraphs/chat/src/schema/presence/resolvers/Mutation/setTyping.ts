import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';

export const setTyping: NonNullable<MutationResolvers['setTyping']> = (_root, { conversationId, typing }, ctx) =>
  ctx.chat.setTyping(requireViewer(ctx), conversationId, typing);
