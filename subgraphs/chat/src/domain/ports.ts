import type { RelationFacts } from '@app/contracts';
import type { NewEvent } from '@app/events/define';
import type { Clock, CursorCodec, KeyedQueue, Transact, Tx } from '@app/kernel';
import { z } from 'zod';
import type { Conversation, ConversationView, MemberRole, Membership } from './conversation.ts';
import type { Message, MessageContent, MessageDraft, MessageType, ReactionType } from './message.ts';

/** Where a list of conversations goes on: sort keys of its last row. */
export const conversationPositionSchema = z.strictObject({ pinned: z.number(), atMs: z.number(), id: z.string() });
export type ConversationPosition = z.output<typeof conversationPositionSchema>;

/** Where a list of members goes on. */
export const memberPositionSchema = z.strictObject({ rank: z.number(), joinedMs: z.number(), userId: z.string() });
export type MemberPosition = z.output<typeof memberPositionSchema>;

/** What a new conversation is made of. */
export type NewConversation = Pick<
  Conversation,
  'id' | 'type' | 'pair' | 'title' | 'avatarMediaId' | 'createdById' | 'createdAt'
>;

/** How far sending moves a conversation. */
export interface Allotment {
  /** Places in the order. */
  readonly places: number;
  /** How many of them can be unread. */
  readonly counted: number;
  /** How many of them count as messages of a request. */
  readonly requested: number;
  readonly at: Date;
}

/** Changes of a group that all members see; counts by exact deltas. */
export interface ConversationChanges {
  readonly title?: string;
  readonly avatarMediaId?: string | null;
  readonly announcementOnly?: boolean;
  readonly slowModeSec?: number;
  readonly joinApproval?: boolean;
  readonly memberCountDelta?: number;
}

/** That something changed, when, and how often so far. */
export interface Change {
  readonly conversationId: string;
  readonly at: Date;
  readonly version: number;
}

export interface ConversationStore {
  find(id: string, tx?: Tx): Promise<Conversation | null>;
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Conversation>>;
  /** Those that changed for all members after a moment, with the versions that they have. */
  findChanged(ids: readonly string[], after: Date): Promise<readonly Change[]>;
  /** Creates it; an existing one is left as it is. Returns whether it is new. */
  insertIfAbsent(conversation: NewConversation, tx: Tx): Promise<boolean>;
  /** Allots the next places in the order; whoever allots at the same time conflicts and is retried. Returns the conversation afterwards. */
  allot(id: string, allotment: Allotment, tx: Tx): Promise<Conversation | null>;
  /** Remembers the newest message with a mention, or the newest recalled one. */
  note(id: string, place: { readonly mentionSeq?: number; readonly recalledSeq?: number }, tx: Tx): Promise<void>;
  /** Applies changes, and makes racing changes of membership and messages conflict. Returns the conversation afterwards. */
  change(id: string, changes: ConversationChanges, at: Date, tx: Tx): Promise<Conversation | null>;
  /** The last one has left: the conversation is there for nobody any more. */
  end(id: string, at: Date, tx: Tx): Promise<void>;
}

/** One person who comes into a conversation. */
export interface NewMember {
  readonly userId: string;
  readonly status: 'ACTIVE' | 'INVITED';
  readonly role: MemberRole;
  readonly folder: Membership['folder'];
  readonly isAccepted: boolean;
  readonly invitedById: string | null;
}

/** A member's own choices and marks, as they are to be. */
export type MembershipChanges = Partial<
  Pick<
    Membership,
    | 'status'
    | 'role'
    | 'folder'
    | 'isPinned'
    | 'isAccepted'
    | 'isMarkedUnread'
    | 'isMuted'
    | 'mutedUntil'
    | 'draft'
    | 'visibleFromSeq'
    | 'lastReadSeq'
    | 'lastDeliveredSeq'
    | 'readCounted'
    | 'readSent'
    | 'sentMessages'
    | 'lastSentAt'
    | 'lastMessageAt'
    | 'joinedAt'
  >
> & { readonly mayBeUnread?: boolean };

export interface MemberStore {
  find(conversationId: string, userId: string, tx?: Tx): Promise<Membership | null>;
  /** One person's rows in several conversations, by conversation. */
  findOf(userId: string, conversationIds: readonly string[]): Promise<ReadonlyMap<string, Membership>>;
  /** Several people's rows in one conversation, by person. */
  findIn(conversationId: string, userIds: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Membership>>;
  /** Rows of many people in many conversations, by `conversation:user`. */
  findPairs(pairs: readonly { conversationId: string; userId: string }[]): Promise<ReadonlyMap<string, Membership>>;
  /** Writes rows of people who come in at the present end of the conversation; one who was there before begins a new history. */
  enter(conversation: Conversation, members: readonly NewMember[], at: Date, tx: Tx): Promise<void>;
  update(conversationId: string, userId: string, changes: MembershipChanges, at: Date, tx: Tx): Promise<void>;
  /** Changes rows of several people in one conversation. */
  updateMany(conversationId: string, changes: ReadonlyMap<string, MembershipChanges>, at: Date, tx: Tx): Promise<void>;
  /** Direct conversations in a folder, pinned first, then by newest activity. */
  listDirect(
    userId: string,
    folder: Membership['folder'],
    after: ConversationPosition | null,
    limit: number,
  ): Promise<Membership[]>;
  /** All groups in a folder, in no order; at most `MAX_GROUPS_PER_USER`. */
  listGroups(userId: string, folder: Membership['folder']): Promise<Membership[]>;
  /** Those of the people who are in as many groups as one may be, invitations included. */
  atGroupLimit(userIds: readonly string[], tx: Tx): Promise<readonly string[]>;
  /** All rows outside of requests that may have something unread: marked ones, direct ones with news, and all groups. */
  listUnreadCandidates(userId: string): Promise<Membership[]>;
  countRequests(userId: string): Promise<number>;
  /** One person's own rows that changed after a moment, those of left conversations too. */
  findChanged(userId: string, after: Date): Promise<readonly (Change & { readonly isGone: boolean })[]>;
  /** Ids of all conversations that this person is in or invited to. */
  listConversationIds(userId: string): Promise<string[]>;
  /** Active members by rank and time of joining. */
  list(conversationId: string, after: MemberPosition | null, limit: number, tx?: Tx): Promise<Membership[]>;
  /** Ids of active members in ascending order, after one. */
  listActiveIds(conversationId: string, afterUserId: string | null, limit: number, tx?: Tx): Promise<string[]>;
}

/** The order in which messages are read, from a place. */
export interface MessageRange {
  /** `older`: descending, below `seq`; `newer`: ascending, above it. Null: from the end that this order begins with. */
  readonly direction: 'older' | 'newer';
  readonly seq: number | null;
  /** First sequence number that may be seen. */
  readonly visibleFromSeq: number;
  /** Senders whose messages are left out. */
  readonly withoutSenders: readonly string[];
  /** Only these types; null: all. */
  readonly types: readonly MessageType[] | null;
  readonly limit: number;
}

/** What lies behind a person's reading position in one conversation. */
export interface UnreadRange {
  readonly conversationId: string;
  readonly afterSeq: number;
}

export interface MessageStore {
  insert(messages: readonly Message[], tx: Tx): Promise<void>;
  find(conversationId: string, messageId: string, tx?: Tx): Promise<Message | null>;
  findByIds(ids: readonly string[]): Promise<ReadonlyMap<string, Message>>;
  list(conversationId: string, range: MessageRange): Promise<Message[]>;
  /** Messages at given places, by conversation; absent ones are left out. */
  findAt(places: readonly { conversationId: string; seq: number }[]): Promise<ReadonlyMap<string, Message>>;
  /** Running counts up to a place: of all countable messages, and of the sender's own. */
  countsAt(
    conversationId: string,
    seq: number,
    senderId: string,
    tx?: Tx,
  ): Promise<{ countedMessages: number; sentMessages: number }>;
  /** Recalled messages of others behind the positions, by conversation; those of `withoutSenders` are not counted. */
  countRecalled(
    viewerId: string,
    ranges: readonly UnreadRange[],
    withoutSenders: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
  /** All countable messages of some senders behind the positions. */
  countFrom(senderIds: readonly string[], ranges: readonly UnreadRange[]): Promise<ReadonlyMap<string, number>>;
  /** Messages of others that mention a person behind the positions; recalled ones and those of `withoutSenders` are not counted. */
  countMentions(
    viewerId: string,
    ranges: readonly UnreadRange[],
    withoutSenders: readonly string[],
  ): Promise<ReadonlyMap<string, number>>;
}

/** What a message becomes by an edit. */
export interface MessageEdit {
  readonly content: MessageContent;
  readonly editedAt: Date;
}

/** Where a list of pinned messages goes on. */
export const pinPositionSchema = z.strictObject({ atMs: z.number(), seq: z.number() });
export type PinPosition = z.output<typeof pinPositionSchema>;

/** Changes of stored messages; each writes the message's document, so that racing ones conflict. */
export interface MessageChangeStore {
  edit(message: Message, edit: MessageEdit, tx: Tx): Promise<void>;
  /** Takes content, mentions, reactions and pin away; place and sender stay. */
  recall(message: Message, at: Date, tx: Tx): Promise<void>;
  setPinned(message: Message, at: Date | null, tx: Tx): Promise<void>;
  countReactions(message: Message, deltas: Partial<Record<ReactionType, number>>, tx: Tx): Promise<void>;
  /** Pinned messages, latest pin first. */
  listPinned(conversationId: string, visibleFromSeq: number, after: PinPosition | null, limit: number): Promise<Message[]>;
  /** Messages of one conversation that hold the tokens of a search, newest first. */
  search(conversationId: string, search: MessageSearch, limit: number): Promise<Message[]>;
  /** The same in the newest part of the history of each of many conversations, in few questions; by conversation. */
  searchNewest(
    searches: readonly (MessageSearch & { readonly conversationId: string })[],
    limit: number,
  ): Promise<ReadonlyMap<string, NewestHits>>;
}

/** What a search has found in the newest part of one conversation. */
export interface NewestHits {
  /** Newest first. */
  readonly messages: readonly Message[];
  /** There are no others in the whole conversation. */
  readonly isWhole: boolean;
}

/** What to look for in one conversation. */
export interface MessageSearch {
  /** Tokens of the text index; a message must hold all of them. */
  readonly tokens: readonly string[];
  readonly visibleFromSeq: number;
  /** Only older ones than this place. */
  readonly beforeSeq: number;
  /** Senders whose messages are left out. */
  readonly withoutSenders: readonly string[];
}

export interface ReactionStore {
  find(messageId: string, userId: string, conversationId: string, tx: Tx): Promise<ReactionType | null>;
  set(message: Message, userId: string, type: ReactionType, at: Date, tx: Tx): Promise<void>;
  remove(message: Message, userId: string, tx: Tx): Promise<void>;
  removeAll(message: Message, tx: Tx): Promise<void>;
  /** One person's reactions, by message. */
  findOf(userId: string, messages: readonly Message[]): Promise<ReadonlyMap<string, ReactionType>>;
  /** Who reacted this way, latest first. */
  listUsers(message: Message, type: ReactionType, limit: number): Promise<string[]>;
}

/** A link into a group. */
export interface InviteLink {
  readonly id: string;
  readonly code: string;
  readonly conversationId: string;
  readonly createdById: string;
  readonly expiresAt: Date | null;
  readonly maxUses: number | null;
  readonly uses: number;
  readonly isRevoked: boolean;
  readonly createdAt: Date;
}

export interface InviteStore {
  insert(link: InviteLink): Promise<void>;
  find(id: string): Promise<InviteLink | null>;
  findByCode(code: string): Promise<InviteLink | null>;
  revoke(id: string): Promise<void>;
  /** Counts one use; false when the link does not work (any more). */
  use(id: string, now: Date, tx: Tx): Promise<boolean>;
  /** Links that work, newest first. */
  listLive(conversationId: string, now: Date, limit: number): Promise<InviteLink[]>;
}

/** Somebody who waits to be let in. */
export interface JoinRequest {
  readonly conversationId: string;
  readonly userId: string;
  readonly linkId: string;
  readonly createdAt: Date;
}

export interface JoinRequestStore {
  insertIfAbsent(request: JoinRequest, tx: Tx): Promise<boolean>;
  /** Whether there was one. */
  remove(conversationId: string, userId: string, tx: Tx): Promise<boolean>;
  list(conversationId: string, limit: number): Promise<string[]>;
}

/** A key as a client sent it, within (caller, operation). */
interface ClientKey {
  readonly callerId: string;
  readonly operation: string;
  readonly key: string;
  readonly content: unknown;
}

/** What clients' own keys of mutations have led to, for a day. */
export interface IdempotencyKeys {
  find(key: ClientKey): Promise<{ readonly resultId: string } | 'REUSED' | null>;
  /** A parallel claim fails with a duplicate key and rolls the transaction back. */
  claim(key: ClientKey, resultId: string, now: Date, tx: Tx): Promise<void>;
}

/** Which message a sender's own key has led to. */
export interface MessageKey {
  readonly senderId: string;
  /** `send`, or `forward:CONVERSATION`. */
  readonly operation: string;
  readonly key: string;
  readonly contentHash: string;
}

export interface MessageKeyStore {
  find(key: MessageKey): Promise<{ readonly conversationId: string; readonly messageId: string } | 'REUSED' | null>;
  /** A parallel claim fails with a duplicate key and rolls the transaction back: ask `find` then. */
  claim(
    claims: readonly { readonly key: MessageKey; readonly messageId: string }[],
    conversationId: string,
    tx: Tx,
  ): Promise<void>;
}

/** Where a list of starred messages goes on. */
export const starPositionSchema = z.strictObject({ atMs: z.number(), messageId: z.string() });
export type StarPosition = z.output<typeof starPositionSchema>;

/** A star of one person. */
export interface Star {
  readonly messageId: string;
  readonly starredAt: Date;
}

export interface MarkStore {
  hide(userId: string, message: Message, tx: Tx): Promise<void>;
  setStarred(userId: string, message: Message, at: Date | null, tx: Tx): Promise<void>;
  /** Those of the messages that this person has starred. */
  starredAmong(userId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** One person's stars, latest first. */
  listStarred(userId: string, after: StarPosition | null, limit: number): Promise<Star[]>;
  /** Those of the messages that this person has hidden from themselves. */
  hiddenAmong(userId: string, messageIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Those of the pairs where the person has hidden the message, as `user:message`. */
  hiddenPairs(pairs: readonly { userId: string; messageId: string }[]): Promise<ReadonlySet<string>>;
  /** Hidden messages behind the positions. */
  hiddenAfter(userId: string, ranges: readonly UnreadRange[]): Promise<readonly string[]>;
}

export interface Outbox {
  append(events: readonly NewEvent[], tx: Tx): Promise<void>;
}

/** Relations of a viewer to many owners, cached. */
export type ReadRelations = (viewerId: string, ownerIds: readonly string[]) => Promise<ReadonlyMap<string, RelationFacts>>;
/** Everybody whom this person blocks. */
export type ReadBlocked = (viewerId: string) => Promise<ReadonlySet<string>>;
/** Whether the viewer blocks this other person: asked from the other's side, once for all viewers of what they said. */
export type Blocks = (viewerId: string, otherId: string) => Promise<boolean>;

/** What the use cases of chat share. */
export interface ChatDeps {
  readonly conversations: ConversationStore;
  readonly members: MemberStore;
  readonly messages: MessageStore;
  readonly messageKeys: MessageKeyStore;
  readonly marks: MarkStore;
  readonly outbox: Outbox;
  readonly transact: Transact;
  /** Work on one conversation, one at a time within this process. */
  readonly queue: KeyedQueue;
  readonly relations: ReadRelations;
  readonly blockedBy: ReadBlocked;
  readonly clock: Clock;
  readonly cursors: CursorCodec;
}

export type { ConversationView, Message, MessageContent, MessageDraft, ReactionType };
