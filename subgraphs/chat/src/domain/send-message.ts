import { createHash } from 'node:crypto';
import {
  type Conflict,
  type InvalidInput,
  isId,
  keyReused,
  type NotAllowed,
  type NotFound,
  notAllowed,
  notFound,
  type Tx,
  text,
  type Viewer,
} from '@app/kernel';
import { standing } from '@app/relations';
import { appendMessages, recipientsInGroup } from './append-messages.ts';
import { type Conversation, type ConversationView, isStaff, type Membership, peerOf } from './conversation.ts';
import type { Message, MessageDraft } from './message.ts';
import { checkMessage, type SendMessageInput } from './message-input.ts';
import { type CheckReferencesDeps, checkReferences } from './message-references.ts';
import { mayWriteTo } from './open-direct.ts';
import type { ChatDeps, MessageKey } from './ports.ts';
import { notAccepting, peerUnavailable, RefusedError } from './refusals.ts';
import { readMessage, readView } from './views.ts';

/** Messages that somebody may send into a request before it is accepted. */
export const MAX_REQUEST_MESSAGES = 3;

export interface SendDeps extends ChatDeps, CheckReferencesDeps {
  readonly isDuplicateKey: (error: unknown) => boolean;
}

/** The message is stored, now or by an earlier try. */
export interface MessageStored {
  readonly kind: 'MessageSuccess';
  readonly chatMessage: Message;
}
export type SendOutcome = MessageStored | InvalidInput | NotFound | NotAllowed | Conflict;

/**
 * Stores a message with its place in the order of the conversation. Idempotent by (sender, `clientMessageId`) for ever.
 * Refuses with `NotFound` (no member), `InvalidInput`, `Conflict` KEY_REUSED or `NotAllowed` PEER_UNAVAILABLE, NOT_ACCEPTING, REQUEST_LIMIT,
 * ADMINS_ONLY, SLOW_MODE, MENTIONS_ALL.
 * Cost: one transaction of six writes, whatever the number of members.
 */
export async function sendMessage(deps: SendDeps, viewer: Viewer, input: SendMessageInput): Promise<SendOutcome> {
  if (!isId(input.conversationId)) return notFound();
  const checked = checkMessage(input);
  const key: MessageKey = {
    senderId: viewer.id,
    operation: 'send',
    key: input.clientMessageId,
    contentHash: checked.ok ? hashOf({ conversationId: input.conversationId, ...checked.value }) : '',
  };
  const earlier = await earlierResult(deps, viewer, key);
  if (earlier !== null) return earlier;
  const view = await readView(deps, viewer.id, input.conversationId);
  if (view === null || view.membership.status !== 'ACTIVE') return notFound();
  if (!checked.ok) return checked.refusal;
  const draft = await checkReferences(deps, viewer, view, checked.value);
  if ('kind' in draft) return draft;
  return storeMessage(deps, viewer, view, key, draft);
}

/** Stores a checked draft under its key; the rules of the conversation are asked in the transaction. */
export async function storeMessage(
  deps: SendDeps,
  viewer: Viewer,
  view: ConversationView,
  key: MessageKey,
  draft: MessageDraft,
): Promise<SendOutcome> {
  const arrival = await arrivalAtPeer(deps, viewer, view.conversation);
  try {
    const stored = await deps.queue.run(view.conversation.id, () =>
      deps.transact((tx) => storeInTransaction(deps, viewer, { view, key, draft, arrival }, tx)),
    );
    return { kind: 'MessageSuccess', chatMessage: stored };
  } catch (error) {
    if (error instanceof RefusedError) return error.refusal;
    if (!deps.isDuplicateKey(error)) throw error;
    // The same key was sent twice at once; the other try has won.
    const earlier = await earlierResult(deps, viewer, key);
    if (earlier === null) throw error;
    return earlier;
  }
}

/** What a key has led to before; null when it is new. */
export async function earlierResult(deps: SendDeps, viewer: Viewer, key: MessageKey): Promise<SendOutcome | null> {
  const found = await deps.messageKeys.find(key);
  if (found === null) return null;
  if (found === 'REUSED') return keyReused();
  const earlier = await readMessage(deps, viewer.id, found.messageId);
  return earlier === null ? notFound() : { kind: 'MessageSuccess', chatMessage: earlier.message };
}

/** What a message's key stands for. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url');
}

/** How the other one of a direct conversation takes a message; null in groups. */
interface Arrival {
  readonly peerId: string;
  /** The peer follows the sender: no request. */
  readonly isWelcome: boolean;
  readonly isAccepting: boolean;
  readonly isUnavailable: boolean;
}

async function arrivalAtPeer(deps: ChatDeps, viewer: Viewer, conversation: Conversation): Promise<Arrival | null> {
  const peerId = peerOf(conversation, viewer.id);
  if (peerId === null) return null;
  const facts = (await deps.relations(viewer.id, [peerId])).get(peerId);
  const stands = standing(viewer.id, peerId, facts);
  return {
    peerId,
    isWelcome: facts?.followsYou === true,
    isAccepting: facts !== undefined && mayWriteTo(viewer.id, peerId, facts),
    isUnavailable: stands === 'absent' || stands === 'blocked',
  };
}

interface Sending {
  readonly view: ConversationView;
  readonly key: MessageKey;
  readonly draft: MessageDraft;
  readonly arrival: Arrival | null;
}

async function storeInTransaction(deps: SendDeps, viewer: Viewer, sending: Sending, tx: Tx): Promise<Message> {
  const { view, key, draft, arrival } = sending;
  const { id } = view.conversation;
  const at = deps.clock.now();
  const rows = await deps.members.findIn(id, arrival === null ? [viewer.id] : [viewer.id, arrival.peerId], tx);
  const sender = rows.get(viewer.id);
  if (sender === undefined || sender.status !== 'ACTIVE') throw new RefusedError(notFound());
  const peer = arrival === null ? undefined : rows.get(arrival.peerId);
  const isRequest = peer !== undefined && !peer.isAccepted && arrival?.isWelcome === false;
  const conversation = await deps.conversations.allot(id, { places: 1, counted: 1, requested: isRequest ? 1 : 0, at }, tx);
  if (conversation === null) throw new RefusedError(notFound());
  const refusal =
    arrival === null ? refusalInGroup(conversation, sender, draft, at) : refusalAtPeer(conversation, arrival, isRequest);
  if (refusal !== null) throw new RefusedError(refusal);
  const sentMessages = sender.sentMessages + 1;
  await recordSend(deps, conversation, sender, peer, isRequest, at, tx);
  const recipients =
    arrival === null
      ? await recipientsInGroup(deps, conversation, viewer.id, tx)
      : { recipientIds: [arrival.peerId], requestIds: isRequest ? [arrival.peerId] : [] };
  const [message] = await appendMessages(deps, conversation, [{ ...draft, sentMessages }], recipients, at, tx);
  if (message === undefined) throw new Error('one draft gives one message');
  await deps.messageKeys.claim(key, { conversationId: id, messageId: message.id }, tx);
  return message;
}

function refusalInGroup(conversation: Conversation, sender: Membership, draft: MessageDraft, at: Date): NotAllowed | null {
  if (isStaff(sender)) return null;
  if (conversation.announcementOnly)
    return notAllowed('ADMINS_ONLY', text('Only the owner and admins write in this group.', '本群仅群主和管理员可以发言。'));
  if (draft.mentionsAll)
    return notAllowed('MENTIONS_ALL', text('Only the owner and admins can mention everybody.', '只有群主和管理员可以@所有人。'));
  const readyMs = (sender.lastSentAt?.getTime() ?? 0) + conversation.slowModeSec * 1000;
  if (conversation.slowModeSec > 0 && readyMs > at.getTime()) {
    const waitSec = Math.ceil((readyMs - at.getTime()) / 1000);
    return notAllowed('SLOW_MODE', text(`Slow mode: write again in ${waitSec} s.`, `慢速模式：${waitSec} 秒后可再次发言。`));
  }
  return null;
}

function refusalAtPeer(conversation: Conversation, arrival: Arrival, isRequest: boolean): NotAllowed | null {
  if (arrival.isUnavailable) return peerUnavailable();
  if (!isRequest) return null;
  if (!arrival.isAccepting) return notAccepting();
  if (conversation.requestMessages > MAX_REQUEST_MESSAGES) {
    const sentence = text('Wait until your request is accepted.', '请等待对方接受你的消息请求。');
    return notAllowed('REQUEST_LIMIT', sentence);
  }
  return null;
}

/** Moves the rows of both ends of a direct conversation, or that of the sender in a group. */
async function recordSend(
  deps: ChatDeps,
  conversation: Conversation,
  sender: Membership,
  peer: Membership | undefined,
  isRequest: boolean,
  at: Date,
  tx: Tx,
): Promise<void> {
  // Who writes has accepted; what was opened or asked for moves to the main list.
  const folder = sender.folder === 'ARCHIVED' ? 'ARCHIVED' : 'MAIN';
  const own = { sentMessages: sender.sentMessages + 1, lastSentAt: at };
  if (peer === undefined) {
    await deps.members.update(conversation.id, sender.userId, own, at, tx);
    return;
  }
  const arrived = { lastMessageAt: at };
  await deps.members.update(conversation.id, sender.userId, { ...own, ...arrived, folder, isAccepted: true }, at, tx);
  const wasFiled = peer.folder === 'ARCHIVED' ? 'ARCHIVED' : 'MAIN';
  await deps.members.update(
    conversation.id,
    peer.userId,
    { ...arrived, mayBeUnread: true, isAccepted: !isRequest, folder: isRequest ? 'REQUESTS' : wasFiled },
    at,
    tx,
  );
}
