import { type NotAllowed, type NotFound, notAllowed, notFound, type Tx, text } from '@app/kernel';
import { type Addressed, appendMessages, recipientsInGroup } from './append-messages.ts';
import { type Conversation, isStaff, type Membership } from './conversation.ts';
import type { Message, MessageDraft } from './message.ts';
import type { ChatDeps, MembershipChanges, MessageKey } from './ports.ts';
import { notAccepting, peerUnavailable } from './refusals.ts';

/** Messages that somebody may send into a request before it is accepted. */
export const MAX_REQUEST_MESSAGES = 3;
/** Most messages of one conversation that are stored together. */
export const MAX_BATCH = 50;

/** How the other one of a direct conversation takes a message. */
export interface Arrival {
  readonly peerId: string;
  /** The peer follows the sender: no request. */
  readonly isWelcome: boolean;
  readonly isAccepting: boolean;
  readonly isUnavailable: boolean;
}

/** A checked message on its way into the store. */
export interface Sending {
  readonly senderId: string;
  readonly key: MessageKey;
  readonly draft: MessageDraft;
  /** Null in groups. */
  readonly arrival: Arrival | null;
}

/** What came of one sending; TAKEN: its key has led to a message before. */
export type Stored = Message | NotFound | NotAllowed | 'TAKEN';

export interface StoreMessagesDeps extends ChatDeps {
  readonly isDuplicateKey: (error: unknown) => boolean;
}

/**
 * Stores messages of one conversation in one transaction, in order, each with its place; the rules of the conversation are asked inside. Those that
 * are refused take no place. Cost: eight round trips, however many messages there are.
 */
export async function storeMessages(
  deps: StoreMessagesDeps,
  conversationId: string,
  sendings: readonly Sending[],
): Promise<readonly Stored[]> {
  const results = new Map<Sending, Stored>();
  let open = sendings;
  while (open.length > 0) {
    const attempt = await attemptToStore(deps, conversationId, open);
    for (const [sending, stored] of attempt) results.set(sending, stored);
    open = open.filter((sending) => !results.has(sending));
  }
  return sendings.map((sending) => results.get(sending) ?? notFound());
}

/** Either all of them are stored, or those that cannot be are told, and nothing is stored. */
async function attemptToStore(
  deps: StoreMessagesDeps,
  conversationId: string,
  sendings: readonly Sending[],
): Promise<ReadonlyMap<Sending, Stored>> {
  try {
    return await deps.transact((tx) => storeInTransaction(deps, conversationId, sendings, tx));
  } catch (error) {
    if (error instanceof RolledBack) return error.refused;
    if (!deps.isDuplicateKey(error)) throw error;
    if (sendings.length === 1) return new Map(sendings.map((sending) => [sending, 'TAKEN']));
    // One key of them is taken: each for itself shows whose.
    const results = new Map<Sending, Stored>();
    for (const sending of sendings)
      for (const [key, stored] of await attemptToStore(deps, conversationId, [sending])) results.set(key, stored);
    return results;
  }
}

/** Rolls back because some are refused. */
class RolledBack extends Error {
  readonly refused: ReadonlyMap<Sending, NotFound | NotAllowed>;

  constructor(refused: ReadonlyMap<Sending, NotFound | NotAllowed>) {
    super('refused');
    this.name = 'RolledBack';
    this.refused = refused;
  }
}

async function storeInTransaction(
  deps: StoreMessagesDeps,
  conversationId: string,
  sendings: readonly Sending[],
  tx: Tx,
): Promise<ReadonlyMap<Sending, Message>> {
  const at = deps.clock.now();
  const people = new Set(
    sendings.flatMap(({ senderId, arrival }) => (arrival === null ? [senderId] : [senderId, arrival.peerId])),
  );
  const ledger = new Ledger(await deps.members.findIn(conversationId, [...people], tx));
  const requests = sendings.map((sending) => ledger.record(sending, at));
  const requested = requests.filter(Boolean).length;
  const allotment = { places: sendings.length, counted: sendings.length, requested, at };
  const conversation = await deps.conversations.allot(conversationId, allotment, tx);
  const refused = refusalsOf(conversation, sendings, requests, ledger, at);
  if (conversation === null || refused.size > 0) throw new RolledBack(refused);
  await deps.members.updateMany(conversationId, ledger.changes(), at, tx);
  const inGroup = conversation.type === 'GROUP' ? await recipientsInGroup(deps, conversation, tx) : null;
  const addressed = sendings.map(({ senderId, draft, arrival }, index): Addressed => {
    const recipientIds = arrival === null ? (inGroup?.filter((id) => id !== senderId) ?? null) : [arrival.peerId];
    return {
      ...draft,
      sentMessages: ledger.sentMessages[index] ?? 0,
      recipientIds,
      requestIds: arrival !== null && requests[index] ? [arrival.peerId] : [],
    };
  });
  const added = await appendMessages(deps, conversation, addressed, at, tx);
  const claims = sendings.map(({ key }, index) => ({ key, messageId: added[index]?.id ?? '' }));
  await deps.messageKeys.claim(claims, conversationId, tx);
  return new Map(sendings.flatMap((sending, index) => (added[index] ? [[sending, added[index]] as const] : [])));
}

/** The rows of all who are concerned, moved by one message after the other. */
class Ledger {
  readonly #rows: Map<string, Membership>;
  readonly #changes = new Map<string, MembershipChanges>();
  /** For each message: when its sender had written last before it. */
  readonly lastSentAt: (Date | null)[] = [];
  /** For each message: its sender's running count. */
  readonly sentMessages: number[] = [];

  constructor(rows: ReadonlyMap<string, Membership>) {
    this.#rows = new Map(rows);
  }

  row(userId: string): Membership | undefined {
    return this.#rows.get(userId);
  }

  changes(): ReadonlyMap<string, MembershipChanges> {
    return this.#changes;
  }

  /** Moves the rows for one message; answers whether it is part of a request. */
  record({ senderId, arrival }: Sending, at: Date): boolean {
    const sender = this.#rows.get(senderId);
    this.lastSentAt.push(sender?.lastSentAt ?? null);
    const sentMessages = (sender?.sentMessages ?? 0) + 1;
    this.sentMessages.push(sentMessages);
    const own = { sentMessages, lastSentAt: at };
    if (arrival === null) {
      this.#change(senderId, own);
      return false;
    }
    // Who writes has accepted; what was opened or asked for moves to the main list.
    this.#change(senderId, { ...own, lastMessageAt: at, folder: filed(sender), isAccepted: true });
    const peer = this.#rows.get(arrival.peerId);
    const isRequest = peer !== undefined && !peer.isAccepted && !arrival.isWelcome;
    this.#change(arrival.peerId, {
      lastMessageAt: at,
      mayBeUnread: true,
      isAccepted: !isRequest,
      folder: isRequest ? 'REQUESTS' : filed(peer),
    });
    return isRequest;
  }

  #change(userId: string, changes: MembershipChanges): void {
    const before = this.#rows.get(userId);
    if (before === undefined || before.status === 'LEFT') return;
    this.#rows.set(userId, { ...before, ...changes });
    this.#changes.set(userId, { ...this.#changes.get(userId), ...changes });
  }
}

function filed(row: Membership | undefined): Membership['folder'] {
  return row?.folder === 'ARCHIVED' ? 'ARCHIVED' : 'MAIN';
}

function refusalsOf(
  conversation: Conversation | null,
  sendings: readonly Sending[],
  requests: readonly boolean[],
  ledger: Ledger,
  at: Date,
): ReadonlyMap<Sending, NotFound | NotAllowed> {
  const refused = new Map<Sending, NotFound | NotAllowed>();
  let requestMessages = (conversation?.requestMessages ?? 0) - requests.filter(Boolean).length;
  for (const [index, sending] of sendings.entries()) {
    const sender = ledger.row(sending.senderId);
    if (requests[index]) requestMessages += 1;
    if (conversation === null || sender === undefined || sender.status !== 'ACTIVE') {
      refused.set(sending, notFound());
      continue;
    }
    const refusal =
      sending.arrival === null
        ? refusalInGroup(conversation, sender, sending.draft, ledger.lastSentAt[index] ?? null, at)
        : refusalAtPeer(sending.arrival, requests[index] ? requestMessages : 0);
    if (refusal !== null) refused.set(sending, refusal);
  }
  return refused;
}

function refusalInGroup(
  conversation: Conversation,
  sender: Membership,
  draft: MessageDraft,
  lastSentAt: Date | null,
  at: Date,
): NotAllowed | null {
  if (isStaff(sender)) return null;
  if (conversation.announcementOnly)
    return notAllowed('ADMINS_ONLY', text('Only the owner and admins write in this group.', '本群仅群主和管理员可以发言。'));
  if (draft.mentionsAll)
    return notAllowed('MENTIONS_ALL', text('Only the owner and admins can mention everybody.', '只有群主和管理员可以@所有人。'));
  const readyMs = (lastSentAt?.getTime() ?? 0) + conversation.slowModeSec * 1000;
  if (conversation.slowModeSec > 0 && readyMs > at.getTime()) {
    const waitSec = Math.ceil((readyMs - at.getTime()) / 1000);
    return notAllowed('SLOW_MODE', text(`Slow mode: write again in ${waitSec} s.`, `慢速模式：${waitSec} 秒后可再次发言。`));
  }
  return null;
}

/** `requestMessages`: how many of a request there are with this one; 0: it is none. */
function refusalAtPeer(arrival: Arrival, requestMessages: number): NotAllowed | null {
  if (arrival.isUnavailable) return peerUnavailable();
  if (requestMessages === 0) return null;
  if (!arrival.isAccepting) return notAccepting();
  if (requestMessages <= MAX_REQUEST_MESSAGES) return null;
  return notAllowed('REQUEST_LIMIT', text('Wait until your request is accepted.', '请等待对方接受你的消息请求。'));
}
