import { type NotFound, notFound } from '@app/kernel';
import { toUnion } from '@app/subgraph';
import type { RequestContext } from '../../context.ts';
import type { ReadMoved } from '../../domain/move-receipts.ts';

/** Answers a mark with the conversation as it stands now. */
export async function presentRead(outcome: ReadMoved | NotFound, ctx: RequestContext) {
  if (outcome.kind !== 'ReadSuccess') return toUnion(outcome, ctx);
  const conversation = await ctx.loaders.viewById.clear(outcome.conversationId).load(outcome.conversationId);
  if (conversation === null) return toUnion(notFound(), ctx);
  return { __typename: 'ReadSuccess' as const, conversation };
}
