import { requireViewer } from '@app/subgraph';
import type { MutationResolvers } from '../../../types.generated.ts';
import { presentConversation } from '../../present-conversation.ts';

export const openDirectConversation: NonNullable<MutationResolvers['openDirectConversation']> = async (_root, { userId }, ctx) =>
  presentConversation(await ctx.chat.openDirect(requireViewer(ctx), userId), ctx);
