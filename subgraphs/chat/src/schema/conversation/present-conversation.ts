import { notFound, type Refusal } from '@app/kernel';
import { toUnion } from '@app/subgraph';
import type { RequestContext } from '../../context.ts';
import type { ConversationChanged } from '../../domain/open-direct.ts';

/** Answers a change of a conversation with the conversation as the caller sees it now. */
export async function presentConversation<R extends Refusal>(outcome: ConversationChanged | R, ctx: RequestContext) {
  if (outcome.kind !== 'ConversationSuccess') return toUnion(outcome, ctx);
  const conversation = await ctx.loaders.viewById.clear(outcome.conversationId).load(outcome.conversationId);
  if (conversation === null) return toUnion(notFound(), ctx);
  return { __typename: 'ConversationSuccess' as const, conversation };
}
