import { requireViewer, toUnion } from '@app/subgraph';
import { presentConversation } from '../../../conversation/present-conversation.ts';
import type { MutationResolvers } from '../../../types.generated.ts';

export const joinByInvite: NonNullable<MutationResolvers['joinByInvite']> = async (_root, { code }, ctx) => {
  const outcome = await ctx.chat.joinByInvite(requireViewer(ctx), code);
  return outcome.kind === 'JoinRequested' ? toUnion(outcome, ctx) : presentConversation(outcome, ctx);
};
