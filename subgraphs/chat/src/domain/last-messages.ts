import type { ConversationView } from './conversation.ts';
import { type ListMessagesDeps, listMessages } from './list-messages.ts';
import type { Message } from './message.ts';
import { canSeeMessage } from './views.ts';

/** The newest message that a viewer sees of each conversation, by conversation. Cost: three bulk reads; a page where the very last is hidden. */
export async function readLastMessages(
  deps: ListMessagesDeps,
  viewerId: string,
  views: readonly ConversationView[],
): Promise<ReadonlyMap<string, Message>> {
  const [last, blocked] = await Promise.all([
    deps.messages.findAt(views.map(({ conversation }) => ({ conversationId: conversation.id, seq: conversation.lastSeq }))),
    deps.blockedBy(viewerId),
  ]);
  const hiddenIds = await deps.marks.hiddenAmong(
    viewerId,
    [...last.values()].map((message) => message.id),
  );
  const newest = new Map<string, Message>();
  for (const view of views) {
    const { id, lastSeq } = view.conversation;
    if (view.membership.status !== 'ACTIVE' || lastSeq < view.membership.visibleFromSeq) continue;
    const message = last.get(id);
    if (message !== undefined && canSeeMessage(view, message, { blocked, hiddenIds })) newest.set(id, message);
    else {
      const [before] = (await listMessages(deps, view, { first: 1 })).edges;
      if (before !== undefined) newest.set(id, before.row);
    }
  }
  return newest;
}
