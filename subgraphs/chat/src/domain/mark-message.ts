import { MessageMarked } from '@app/contracts/events';
import {
  type CursorCodec,
  isId,
  type NotFound,
  notFound,
  type Page,
  type PageArguments,
  pageSize,
  readPage,
  type Viewer,
} from '@app/kernel';
import type { LeaveOutcome } from './leave-conversation.ts';
import type { Message } from './message.ts';
import { type ChatDeps, type Star, type StarPosition, starPositionSchema } from './ports.ts';
import type { MessageStored } from './send-message.ts';
import { type ReadMessagesDeps, readMessages } from './views.ts';

/** Takes a message out of the viewer's sight alone, for good. Refuses with `NotFound`. */
export async function hideMessage(deps: ChatDeps, viewer: Viewer, messageId: string): Promise<LeaveOutcome> {
  const message = isId(messageId) ? (await readMessages(deps, viewer.id, [messageId])).get(messageId) : undefined;
  if (message === undefined) return notFound();
  const { conversationId } = message;
  await deps.transact(async (tx) => {
    await deps.marks.hide(viewer.id, message, tx);
    await deps.outbox.append([MessageMarked({ conversationId, messageId, userId: viewer.id })], tx);
  });
  return { kind: 'LeaveSuccess', conversationId };
}

/** Keeps a message in the viewer's stars, or no longer. Refuses with `NotFound`. */
export async function starMessage(
  deps: ChatDeps,
  viewer: Viewer,
  messageId: string,
  starred: boolean,
): Promise<MessageStored | NotFound> {
  const message = isId(messageId) ? (await readMessages(deps, viewer.id, [messageId])).get(messageId) : undefined;
  if (message === undefined) return notFound();
  const isStarred = (await deps.marks.starredAmong(viewer.id, [messageId])).has(messageId);
  if (isStarred !== starred) {
    await deps.transact(async (tx) => {
      await deps.marks.setStarred(viewer.id, message, starred ? deps.clock.now() : null, tx);
      await deps.outbox.append([MessageMarked({ conversationId: message.conversationId, messageId, userId: viewer.id })], tx);
    });
  }
  return { kind: 'MessageSuccess', chatMessage: message };
}

/** The viewer's starred messages that they can still see, latest star first. */
export async function listStarred(
  deps: ReadMessagesDeps & { readonly cursors: CursorCodec },
  viewer: Viewer,
  args: PageArguments,
): Promise<Page<Message>> {
  const first = pageSize(args.first);
  const after = deps.cursors.decode('starred', viewer.id, args.after, starPositionSchema);
  return readPage<Star, Message, StarPosition>({
    first,
    after,
    skeleton: (position, limit) => deps.marks.listStarred(viewer.id, position, limit),
    position: ({ messageId, starredAt }) => ({ atMs: starredAt.getTime(), messageId }),
    present: async (stars) => {
      const ids = stars.map(({ messageId }) => messageId);
      const visible = await readMessages(deps, viewer.id, ids);
      return ids.map((id) => {
        const message = visible.get(id);
        return message === undefined || message.isRecalled ? null : message;
      });
    },
    cursor: (position) => deps.cursors.encode('starred', viewer.id, position),
  });
}
