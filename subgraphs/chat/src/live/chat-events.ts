import {
  ConversationChanged,
  MemberAdded,
  MemberRemoved,
  MembershipChanged,
  MessageChanged,
  MessageMarked,
  MessageSent,
  ReceiptMoved,
} from '@app/contracts/events';
import type { LiveSubscription, LogPosition, StoredEvent } from '@app/events';
import type { Viewer } from '@app/kernel';
import { noteOpening, type ResyncPayload, type Runtime } from '@app/subgraph';
import { type ConversationView, isRequest } from '../domain/conversation.ts';
import type { Message } from '../domain/message.ts';
import type { MemberStore, MessageStore, ReadRelations } from '../domain/ports.ts';
import { cursorAfter, decodeChatCursor, encodeChatCursor } from './chat-cursor.ts';
import type { LiveReads } from './live-reads.ts';

/** What `chatEvents` carries, without its cursor. */
type ChatPayload =
  | { readonly __typename: 'ChatMessageAdded'; readonly conversation: ConversationView; readonly message: Message }
  | { readonly __typename: 'ChatMessageChanged'; readonly message: Message & { readonly isHidden?: boolean } }
  | {
      readonly __typename: 'ChatReceiptMoved';
      readonly conversationId: string;
      readonly userId: string;
      readonly lastReadSeq: number | null;
      readonly lastDeliveredSeq: number | null;
    }
  | { readonly __typename: 'ChatConversationChanged'; readonly conversation: ConversationView }
  | { readonly __typename: 'ChatConversationRemoved'; readonly conversationId: string };

/** One event of the stream, as its subscriber receives it. */
export type ChatStreamItem = (ChatPayload & { readonly cursor: string }) | ResyncPayload;

export interface ChatEventsDeps {
  readonly runtime: Runtime;
  readonly reads: LiveReads;
  readonly members: MemberStore;
  readonly messages: MessageStore;
  readonly relations: ReadRelations;
}

/**
 * Everything that happens in all conversations of the viewer, each with the cursor that goes on after it.
 * Throws `BadUserInputError` at once for a foreign cursor.
 */
export function openChatEvents(
  deps: ChatEventsDeps,
  viewer: Viewer,
  after: string | null | undefined,
  signal: AbortSignal,
): AsyncGenerator<ChatStreamItem> {
  const { cursors, tail, clock } = deps.runtime;
  const from = decodeChatCursor(cursors, viewer, after) ?? cursorAfter(tail.position(['chat']), clock.now().toISOString());
  noteOpening(signal, encodeChatCursor(cursors, viewer, from));
  return chatEvents(deps, viewer, from, signal);
}

/**
 * A conversation that the viewer comes into is followed from that very event on: the log is read anew from its place with the new topic, so
 * nothing that was said meanwhile is missed. After a loss of the log the client is told, and events go on from now.
 */
async function* chatEvents(
  deps: ChatEventsDeps,
  viewer: Viewer,
  after: LogPosition,
  signal: AbortSignal,
): AsyncGenerator<ChatStreamItem> {
  const { tail, cursors } = deps.runtime;
  let from: LogPosition | null = after;
  let isReopened = true;
  while (isReopened) {
    isReopened = false;
    // The place first, then the topics: what happens in between is replayed.
    from ??= tail.position(['chat']);
    const conversationIds = await deps.members.listConversationIds(viewer.id);
    const topics = [`user:${viewer.id}`, ...conversationIds.map((id) => `conversation:${id}`)];
    const live = tail.subscribe({ domains: ['chat'], topics, after: { epoch: from.epoch, at: from.at }, signal });
    from = null;
    try {
      for await (const item of live) {
        if (item.kind === 'resync') {
          yield { __typename: 'ResyncRequired', reason: item.reason };
          isReopened = true;
          break;
        }
        const { event, position } = item;
        const cursor = encodeChatCursor(cursors, viewer, cursorAfter(position, event.occurredAt));
        for (const payload of await present(deps, viewer, event, live)) yield { ...payload, cursor };
        if (comesIn(event, viewer)) {
          from = position;
          isReopened = true;
          break;
        }
      }
    } finally {
      live.close();
    }
  }
}

/** Whether this event brings the viewer into a conversation. */
function comesIn(event: StoredEvent, viewer: Viewer): boolean {
  return event.type === MemberAdded.type && MemberAdded.parse(event.data).userId === viewer.id;
}

async function present(
  deps: ChatEventsDeps,
  viewer: Viewer,
  event: StoredEvent,
  live: LiveSubscription,
): Promise<readonly ChatPayload[]> {
  switch (event.type) {
    case MessageSent.type: {
      const { conversationId, messageId } = MessageSent.parse(event.data);
      const found = await deps.reads.message(event.id, conversationId, messageId, viewer.id);
      return found === null ? [] : [{ __typename: 'ChatMessageAdded', conversation: found.view, message: found.message }];
    }
    case MessageChanged.type: {
      const { conversationId, messageId } = MessageChanged.parse(event.data);
      const found = await deps.reads.message(event.id, conversationId, messageId, viewer.id);
      return found === null ? [] : [{ __typename: 'ChatMessageChanged', message: found.message }];
    }
    case MessageMarked.type:
      return presentMarked(deps, viewer, event);
    case ReceiptMoved.type:
      return presentReceipt(deps, viewer, event);
    case MembershipChanged.type:
      return presentConversation(deps, viewer, event, MembershipChanged.parse(event.data).conversationId, true);
    case ConversationChanged.type:
      return presentConversation(deps, viewer, event, ConversationChanged.parse(event.data).conversationId, false);
    case MemberAdded.type:
      return presentConversation(deps, viewer, event, MemberAdded.parse(event.data).conversationId, false);
    case MemberRemoved.type: {
      const { conversationId, userId } = MemberRemoved.parse(event.data);
      if (userId !== viewer.id) return presentConversation(deps, viewer, event, conversationId, false);
      live.removeTopic(`conversation:${conversationId}`);
      return [{ __typename: 'ChatConversationRemoved', conversationId }];
    }
    default:
      return [];
  }
}

/** `isOwn`: the viewer's own row changed, so a conversation that is gone from their folders is told as removed. */
async function presentConversation(
  deps: ChatEventsDeps,
  viewer: Viewer,
  event: StoredEvent,
  conversationId: string,
  isOwn: boolean,
): Promise<readonly ChatPayload[]> {
  const view = await deps.reads.view(event.id, conversationId, viewer.id);
  if (view !== null && view.membership.folder !== 'NOWHERE')
    return [{ __typename: 'ChatConversationChanged', conversation: view }];
  return isOwn ? [{ __typename: 'ChatConversationRemoved', conversationId }] : [];
}

async function presentMarked(deps: ChatEventsDeps, viewer: Viewer, event: StoredEvent): Promise<readonly ChatPayload[]> {
  const { conversationId, messageId } = MessageMarked.parse(event.data);
  const found = await deps.reads.message(event.id, conversationId, messageId, viewer.id);
  if (found !== null) return [{ __typename: 'ChatMessageChanged', message: found.message }];
  const view = await deps.reads.view(event.id, conversationId, viewer.id);
  const hidden = view?.membership.status === 'ACTIVE' ? await deps.messages.find(conversationId, messageId) : null;
  if (hidden === null || view === null || hidden.seq < view.membership.visibleFromSeq) return [];
  return [{ __typename: 'ChatMessageChanged', message: { ...hidden, isHidden: true } }];
}

/** One's own on other devices always; those of others when both sides show receipts. */
async function presentReceipt(deps: ChatEventsDeps, viewer: Viewer, event: StoredEvent): Promise<readonly ChatPayload[]> {
  const { isShared: _isShared, ...receipt } = ReceiptMoved.parse(event.data);
  const view = await deps.reads.view(event.id, receipt.conversationId, viewer.id);
  if (view === null) return [];
  if (receipt.userId !== viewer.id) {
    if (view.membership.status !== 'ACTIVE' || isRequest(view.membership)) return [];
    const facts = await deps.relations(viewer.id, [viewer.id, receipt.userId]);
    if (!facts.get(viewer.id)?.readReceipts || !facts.get(receipt.userId)?.readReceipts) return [];
  }
  return [{ __typename: 'ChatReceiptMoved', ...receipt }];
}
