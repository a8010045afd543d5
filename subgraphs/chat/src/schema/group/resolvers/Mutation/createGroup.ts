import { requireViewer } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const createGroup: NonNullable<MutationResolvers['createGroup']> = async (_root, { input }, ctx) =>
  presentConversation(await ctx.chat.createGroup(requireViewer(ctx), input), ctx);
