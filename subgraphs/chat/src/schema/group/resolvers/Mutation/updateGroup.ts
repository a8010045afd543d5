import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const updateGroup: NonNullable<MutationResolvers['updateGroup']> = async (_root, { input }, ctx) =>
  presentConversation(await ctx.chat.updateGroup(requireViewer(ctx), input), ctx);
