import { type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import type { Conversation, ConversationView, Membership } from './conversation.ts';
import { type ChatDeps, type ConversationPosition, conversationPositionSchema } from './ports.ts';

export type ListConversationsDeps = Pick<ChatDeps, 'conversations' | 'members' | 'cursors'>;

/** A row of the list with what sorts it. */
interface Entry {
  readonly membership: Membership;
  readonly position: ConversationPosition;
  /** Known already for groups, whose time stands in the conversation alone. */
  readonly conversation: Conversation | null;
}

/**
 * The viewer's conversations in one folder: pinned first, then by newest activity. Direct ones come from an index of the viewer's rows;
 * groups, whose rows no message touches, are sorted at reading and merged in.
 * Cost: three bulk reads; the number of groups of one person is bounded.
 */
export async function listConversations(
  deps: ListConversationsDeps,
  viewer: Viewer,
  folder: 'MAIN' | 'ARCHIVED' | 'REQUESTS',
  args: PageArguments,
): Promise<Page<ConversationView>> {
  const first = pageSize(args.first);
  const name = `conversations:${folder}`;
  const after = deps.cursors.decode(name, viewer.id, args.after, conversationPositionSchema);
  const groups = await groupEntries(deps, viewer.id, folder);
  return readPage<Entry, ConversationView, ConversationPosition>({
    first,
    after,
    skeleton: async (position, limit) => {
      const direct = await deps.members.listDirect(viewer.id, folder, position, limit);
      const behind = groups.filter((entry) => position === null || comparePositions(entry.position, position) > 0);
      return [...direct.map(directEntry), ...behind]
        .sort((one, other) => comparePositions(one.position, other.position))
        .slice(0, limit);
    },
    position: (entry) => entry.position,
    present: (entries) => presentEntries(deps, entries),
    cursor: (position) => deps.cursors.encode(name, viewer.id, position),
  });
}

async function groupEntries(deps: ListConversationsDeps, viewerId: string, folder: Membership['folder']): Promise<Entry[]> {
  const memberships = await deps.members.listGroups(viewerId, folder);
  const conversations = await deps.conversations.findByIds(memberships.map(({ conversationId }) => conversationId));
  return memberships.flatMap((membership) => {
    const conversation = conversations.get(membership.conversationId);
    if (conversation === undefined || conversation.isDeleted) return [];
    return [{ membership, conversation, position: positionOf(membership, conversation.lastMessageAt) }];
  });
}

function directEntry(membership: Membership): Entry {
  return { membership, conversation: null, position: positionOf(membership, membership.lastMessageAt) };
}

function positionOf(membership: Membership, at: Date): ConversationPosition {
  return { pinned: membership.isPinned ? 1 : 0, atMs: at.getTime(), id: membership.conversationId };
}

/** The order of the list: negative when `one` stands before `other`. */
function comparePositions(one: ConversationPosition, other: ConversationPosition): number {
  return other.pinned - one.pinned || other.atMs - one.atMs || (one.id === other.id ? 0 : one.id > other.id ? -1 : 1);
}

async function presentEntries(deps: ListConversationsDeps, entries: readonly Entry[]): Promise<(ConversationView | null)[]> {
  const missing = entries.filter(({ conversation }) => conversation === null);
  const found = await deps.conversations.findByIds(missing.map(({ membership }) => membership.conversationId));
  return entries.map(({ membership, conversation }) => {
    const of = conversation ?? found.get(membership.conversationId);
    return of === undefined || of.isDeleted ? null : { conversation: of, membership };
  });
}
