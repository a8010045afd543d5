import type { ConversationView } from './conversation.ts';
import type { Message } from './message.ts';
import type { ConversationStore, MarkStore, MemberStore, MessageStore, ReadBlocked } from './ports.ts';

export interface ReadViewsDeps {
  readonly conversations: ConversationStore;
  readonly members: MemberStore;
}

/** Conversations that this person is in or invited to, by id; all others are absent. Cost: two bulk reads. */
export async function readViews(
  deps: ReadViewsDeps,
  viewerId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ConversationView>> {
  const [memberships, conversations] = await Promise.all([deps.members.findOf(viewerId, ids), deps.conversations.findByIds(ids)]);
  const views = new Map<string, ConversationView>();
  for (const [id, conversation] of conversations) {
    const membership = memberships.get(id);
    if (membership === undefined || membership.status === 'LEFT' || conversation.isDeleted) continue;
    views.set(id, { conversation, membership });
  }
  return views;
}

/** One conversation as `readViews` sees it; null when absent for this person. */
export async function readView(deps: ReadViewsDeps, viewerId: string, id: string): Promise<ConversationView | null> {
  return (await readViews(deps, viewerId, [id])).get(id) ?? null;
}

/** What the rule of messages needs to know of a person. */
export interface MessageScope {
  readonly blocked: ReadonlySet<string>;
  readonly hiddenIds: ReadonlySet<string>;
}

/**
 * The one rule of messages: members see what came since they joined or cleared, but not what they hid, nor in groups what comes from
 * people whom they block.
 */
export function canSeeMessage(view: ConversationView | undefined, message: Message, scope: MessageScope): boolean {
  if (view === undefined || view.conversation.isDeleted || view.membership.status !== 'ACTIVE') return false;
  if (message.seq < view.membership.visibleFromSeq || scope.hiddenIds.has(message.id)) return false;
  return view.conversation.type === 'DIRECT' || message.senderId === null || !scope.blocked.has(message.senderId);
}

export interface ReadMessagesDeps extends ReadViewsDeps {
  readonly messages: MessageStore;
  readonly marks: MarkStore;
  readonly blockedBy: ReadBlocked;
}

/** Messages that this person may see, by id. Cost: four bulk reads and the list of blocked people. */
export async function readMessages(
  deps: ReadMessagesDeps,
  viewerId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  const [found, hiddenIds, blocked] = await Promise.all([
    deps.messages.findByIds(ids),
    deps.marks.hiddenAmong(viewerId, ids),
    deps.blockedBy(viewerId),
  ]);
  const views = await readViews(deps, viewerId, [...new Set([...found.values()].map((message) => message.conversationId))]);
  const scope = { blocked, hiddenIds };
  return new Map([...found].filter(([, message]) => canSeeMessage(views.get(message.conversationId), message, scope)));
}

/** One message as `readMessages` sees it, with its conversation; null when absent for this person. */
export async function readMessage(
  deps: ReadMessagesDeps,
  viewerId: string,
  id: string,
): Promise<{ readonly message: Message; readonly view: ConversationView } | null> {
  const message = (await readMessages(deps, viewerId, [id])).get(id);
  if (message === undefined) return null;
  const view = await readView(deps, viewerId, message.conversationId);
  return view === null ? null : { message, view };
}
