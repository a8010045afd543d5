import { type CursorCodec, type Page, type PageArguments, pageSize, readPage } from '@app/kernel';
import type { ConversationView } from './conversation.ts';
import type { Message } from './message.ts';
import { type MarkStore, type MessageChangeStore, type PinPosition, pinPositionSchema, type ReadBlocked } from './ports.ts';
import { canSeeMessage } from './views.ts';

/** Pinned messages of a conversation as its viewer may see them, latest pin first. */
export async function listPinned(
  deps: {
    readonly changes: MessageChangeStore;
    readonly marks: MarkStore;
    readonly blockedBy: ReadBlocked;
    readonly cursors: CursorCodec;
  },
  view: ConversationView,
  args: PageArguments,
): Promise<Page<Message>> {
  const first = pageSize(args.first);
  const { userId, status, visibleFromSeq } = view.membership;
  const name = `pinned:${view.conversation.id}`;
  const after = deps.cursors.decode(name, userId, args.after, pinPositionSchema);
  if (status !== 'ACTIVE') return { edges: [], hasNextPage: false, hasPreviousPage: false };
  const blocked = await deps.blockedBy(userId);
  return readPage<Message, Message, PinPosition>({
    first,
    after,
    skeleton: (position, limit) => deps.changes.listPinned(view.conversation.id, visibleFromSeq, position, limit),
    position: ({ pinnedAt, seq }) => ({ atMs: pinnedAt?.getTime() ?? 0, seq }),
    present: async (found) => {
      const hiddenIds = await deps.marks.hiddenAmong(
        userId,
        found.map(({ id }) => id),
      );
      return found.map((message) => (canSeeMessage(view, message, { blocked, hiddenIds }) ? message : null));
    },
    cursor: (position) => deps.cursors.encode(name, userId, position),
  });
}
