import { createHash } from 'node:crypto';
import {
  type Conflict,
  type InvalidInput,
  isId,
  type KeyedBatches,
  keyReused,
  type NotAllowed,
  type NotFound,
  notFound,
  type Viewer,
} from '@app/kernel';
import { standing } from '@app/relations';
import { type Conversation, type ConversationView, peerOf } from './conversation.ts';
import type { Message, MessageDraft } from './message.ts';
import { checkMessage, type SendMessageInput } from './message-input.ts';
import { type CheckReferencesDeps, checkReferences } from './message-references.ts';
import { mayWriteTo } from './open-direct.ts';
import type { ChatDeps, MessageKey } from './ports.ts';
import type { Arrival, Sending, Stored } from './store-messages.ts';
import { readMessage, readView } from './views.ts';

export interface SendDeps extends CheckReferencesDeps {
  /** Stores messages, those of one conversation that arrive together in one transaction. */
  readonly sends: KeyedBatches<Sending, Stored>;
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
 * Cost: two rounds of reads and one transaction, whatever the number of members; parallel senders share transactions.
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
  const [earlier, view] = await Promise.all([earlierResult(deps, viewer, key), readView(deps, viewer.id, input.conversationId)]);
  if (earlier !== null) return earlier;
  if (view === null || view.membership.status !== 'ACTIVE') return notFound();
  if (!checked.ok) return checked.refusal;
  const [draft, arrival] = await Promise.all([
    checkReferences(deps, viewer, view, checked.value),
    arrivalAtPeer(deps, viewer, view.conversation),
  ]);
  if ('kind' in draft) return draft;
  return store(deps, viewer, view, key, draft, arrival);
}

/** Stores a checked draft under its key; the rules of the conversation are asked in the transaction. */
export async function storeMessage(
  deps: SendDeps,
  viewer: Viewer,
  view: ConversationView,
  key: MessageKey,
  draft: MessageDraft,
): Promise<SendOutcome> {
  return store(deps, viewer, view, key, draft, await arrivalAtPeer(deps, viewer, view.conversation));
}

async function store(
  deps: SendDeps,
  viewer: Viewer,
  view: ConversationView,
  key: MessageKey,
  draft: MessageDraft,
  arrival: Arrival | null,
): Promise<SendOutcome> {
  const stored = await deps.sends.add(view.conversation.id, { senderId: viewer.id, key, draft, arrival });
  // The same key was sent twice at once; the other try has won.
  if (stored === 'TAKEN') return (await earlierResult(deps, viewer, key)) ?? notFound();
  return 'kind' in stored ? stored : { kind: 'MessageSuccess', chatMessage: stored };
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
