import type { ConversationView } from './conversation.ts';
import { isMutedAt, isRequest } from './conversation.ts';
import type { ChatDeps, UnreadRange } from './ports.ts';
import { readViews } from './views.ts';

/** What is unread in one conversation. */
export interface Unread {
  readonly messages: number;
  readonly mentions: number;
}

/** What is unread in all conversations: those of the main list and the archive that are not muted; requests apart. */
export interface ChatBadge {
  readonly unreadConversations: number;
  readonly unreadMessages: number;
  readonly mentions: number;
  readonly requests: number;
}

export type UnreadDeps = Pick<ChatDeps, 'members' | 'conversations' | 'messages' | 'marks' | 'blockedBy' | 'clock'>;

const NOTHING: Unread = { messages: 0, mentions: 0 };

/**
 * Unread counts of many conversations at once. Running counts in the conversation and at the reading position give the number without
 * counting messages; taken off are own, recalled and hidden ones and, in groups, those of blocked people.
 * Cost: one subtraction a conversation, and four bulk reads for those that have anything unread.
 */
export async function countUnread(
  deps: UnreadDeps,
  viewerId: string,
  views: readonly ConversationView[],
): Promise<ReadonlyMap<string, Unread>> {
  const counts = new Map<string, Unread>(views.map(({ conversation }) => [conversation.id, NOTHING]));
  const open = views.filter((view) => receivedSinceRead(view) > 0);
  if (open.length === 0) return counts;
  const blocked = [...(await deps.blockedBy(viewerId))];
  const groups = open.filter(({ conversation }) => conversation.type === 'GROUP');
  const direct = open.filter(({ conversation }) => conversation.type === 'DIRECT');
  const { messages } = deps;
  const [hidden, ...others] = await Promise.all([
    countHidden(deps, viewerId, open, new Set(blocked)),
    blocked.length === 0 ? new Map<string, number>() : messages.countFrom(blocked, groups.map(rangeOf)),
    messages.countRecalled(viewerId, groups.filter(hasRecalled).map(rangeOf), blocked),
    messages.countRecalled(viewerId, direct.filter(hasRecalled).map(rangeOf), []),
    messages.countMentions(viewerId, groups.filter(hasMentions).map(rangeOf), blocked),
    messages.countMentions(viewerId, direct.filter(hasMentions).map(rangeOf), []),
  ]);
  const [fromBlocked, recalledInGroups, recalledInDirect, mentionsInGroups, mentionsInDirect] = others;
  for (const view of open) {
    const { id } = view.conversation;
    const of = (counts: ReadonlyMap<string, number>) => counts.get(id) ?? 0;
    const taken = of(fromBlocked) + of(recalledInGroups) + of(recalledInDirect) + (hidden.get(id)?.messages ?? 0);
    const mentioned = of(mentionsInGroups) + of(mentionsInDirect) - (hidden.get(id)?.mentions ?? 0);
    // Reads of one moment each: what changes in between may not lead below nothing.
    counts.set(id, { messages: Math.max(0, receivedSinceRead(view) - taken), mentions: Math.max(0, mentioned) });
  }
  return counts;
}

/** The total of all conversations. Cost: two reads for the candidates, then as `countUnread`. */
export async function readBadge(deps: UnreadDeps, viewerId: string): Promise<ChatBadge> {
  const [candidates, requests] = await Promise.all([
    deps.members.listUnreadCandidates(viewerId),
    deps.members.countRequests(viewerId),
  ]);
  const views = await readViews(
    deps,
    viewerId,
    candidates.map(({ conversationId }) => conversationId),
  );
  const now = deps.clock.now();
  const counted = [...views.values()].filter(
    ({ membership }) => membership.folder !== 'NOWHERE' && !isRequest(membership) && !isMutedAt(membership, now),
  );
  const unread = await countUnread(deps, viewerId, counted);
  const badge = { unreadConversations: 0, unreadMessages: 0, mentions: 0, requests };
  for (const { conversation, membership } of counted) {
    const { messages, mentions } = unread.get(conversation.id) ?? NOTHING;
    if (messages > 0 || membership.isMarkedUnread) badge.unreadConversations += 1;
    badge.unreadMessages += messages;
    badge.mentions += mentions;
  }
  return badge;
}

/** Countable messages of others behind the reading position, as the running counts tell. */
function receivedSinceRead({ conversation, membership }: ConversationView): number {
  if (membership.status !== 'ACTIVE') return 0;
  const received = conversation.countedMessages - membership.readCounted;
  const own = membership.sentMessages - membership.readSent;
  return received - own;
}

function rangeOf({ conversation, membership }: ConversationView): UnreadRange {
  return { conversationId: conversation.id, afterSeq: membership.lastReadSeq };
}

function hasRecalled({ conversation, membership }: ConversationView): boolean {
  return conversation.lastRecalledSeq > membership.lastReadSeq;
}

function hasMentions({ conversation, membership }: ConversationView): boolean {
  return conversation.lastMentionSeq > membership.lastReadSeq;
}

/** Hidden messages that would count otherwise, by conversation. */
async function countHidden(
  deps: UnreadDeps,
  viewerId: string,
  views: readonly ConversationView[],
  blocked: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Unread>> {
  const counts = new Map<string, Unread>();
  const ids = await deps.marks.hiddenAfter(viewerId, views.map(rangeOf));
  if (ids.length === 0) return counts;
  const groupIds = new Set(
    views.filter(({ conversation }) => conversation.type === 'GROUP').map(({ conversation }) => conversation.id),
  );
  for (const message of (await deps.messages.findByIds(ids)).values()) {
    const { senderId, conversationId } = message;
    if (senderId === null || senderId === viewerId || message.isRecalled) continue;
    if (groupIds.has(conversationId) && blocked.has(senderId)) continue;
    const before = counts.get(conversationId) ?? NOTHING;
    const isMention = message.mentionsAll || message.mentionIds.includes(viewerId);
    counts.set(conversationId, { messages: before.messages + 1, mentions: before.mentions + (isMention ? 1 : 0) });
  }
  return counts;
}
