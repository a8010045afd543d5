import { type Page, type PageArguments, pageSize, readPage } from '@app/kernel';
import type { ConversationView, Membership } from './conversation.ts';
import { type ChatDeps, type MemberPosition, memberPositionSchema } from './ports.ts';

/** The people in a conversation: owner, admins, members, each by time of joining. Empty for those who are only invited. */
export async function listMembers(
  deps: Pick<ChatDeps, 'members' | 'cursors'>,
  { conversation, membership }: ConversationView,
  args: PageArguments,
): Promise<Page<Membership>> {
  const first = pageSize(args.first);
  const name = `members:${conversation.id}`;
  const after = deps.cursors.decode(name, membership.userId, args.after, memberPositionSchema);
  if (membership.status !== 'ACTIVE') return { edges: [], hasNextPage: false, hasPreviousPage: false };
  return readPage<Membership, Membership, MemberPosition>({
    first,
    after,
    skeleton: (position, limit) => deps.members.list(conversation.id, position, limit),
    position: (row) => ({ rank: row.rank, joinedMs: row.joinedAt.getTime(), userId: row.userId }),
    present: async (rows) => rows,
    cursor: (position) => deps.cursors.encode(name, membership.userId, position),
  });
}
