import { BadUserInputError, type CursorCodec, type Page, pageSize, readPage } from '@app/kernel';
import { z } from 'zod';
import type { ConversationView } from './conversation.ts';
import { MEDIA_TYPES, type Message, type MessageType } from './message.ts';
import type { ChatDeps, MessageRange } from './ports.ts';
import { canSeeMessage } from './views.ts';

export interface ListMessagesDeps extends Pick<ChatDeps, 'messages' | 'marks' | 'blockedBy'> {
  readonly cursors: CursorCodec;
}

/** Where in the list to read: forward from the newest, backward from a cursor, or around a place. */
export interface MessagePageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly aroundSeq?: number | null;
}

const seqSchema = z.number().int().min(0);
const NO_MESSAGES: Page<Message> = { edges: [], hasNextPage: false, hasPreviousPage: false };

/**
 * Messages of a conversation as its viewer may see them, newest first. `first`/`after` goes to older ones, `last`/`before` to newer ones,
 * `aroundSeq` shows a place with both its sides. Throws `BadUserInputError` on a mix of these, on sizes out of range and foreign cursors.
 */
export async function listMessages(
  deps: ListMessagesDeps,
  view: ConversationView,
  args: MessagePageArguments,
): Promise<Page<Message>> {
  const isBackward = args.last != null || args.before != null;
  const isForward = args.first != null || args.after != null;
  const hasCursor = args.after != null || args.before != null;
  if (isForward && isBackward)
    throw new BadUserInputError('Page either with `first` and `after` or with `last` and `before`.', ['last']);
  if (args.aroundSeq != null && (hasCursor || isBackward))
    throw new BadUserInputError('`aroundSeq` takes no cursor; give `first` for the size.', ['aroundSeq']);
  const size = isBackward ? pageSize(args.last, 20, 100, 'last') : pageSize(args.first);
  const list = listName(view);
  const { userId } = view.membership;
  const after = deps.cursors.decode(list, userId, args.after, seqSchema);
  const before = deps.cursors.decode(list, userId, args.before, seqSchema, 'before');
  if (view.membership.status !== 'ACTIVE') return NO_MESSAGES;
  if (args.aroundSeq != null) return readAround(deps, view, args.aroundSeq, size);
  if (!isBackward) return readDirection(deps, view, { direction: 'older', seq: after }, size);
  const newer = await readDirection(deps, view, { direction: 'newer', seq: before }, size);
  return { edges: newer.edges.toReversed(), hasNextPage: newer.hasPreviousPage, hasPreviousPage: newer.hasNextPage };
}

/** The gallery: messages with an upload (of one kind, or all), newest first. Throws `BadUserInputError` for a kind without uploads. */
export async function listGallery(
  deps: ListMessagesDeps,
  view: ConversationView,
  kind: MessageType | null,
  args: { readonly first?: number | null; readonly after?: string | null },
): Promise<Page<Message>> {
  const types: readonly MessageType[] = kind === null ? MEDIA_TYPES : MEDIA_TYPES.filter((type) => type === kind);
  if (types.length === 0) throw new BadUserInputError('`kind` is one of the types with an upload.', ['kind']);
  const size = pageSize(args.first, 30);
  const list = `gallery:${view.conversation.id}:${kind ?? 'ALL'}`;
  const after = deps.cursors.decode(list, view.membership.userId, args.after, seqSchema);
  if (view.membership.status !== 'ACTIVE') return NO_MESSAGES;
  return readDirection(deps, view, { direction: 'older', seq: after, types, list }, size);
}

interface Reading {
  readonly direction: MessageRange['direction'];
  readonly seq: number | null;
  readonly types?: readonly MessageType[];
  readonly list?: string;
}

/** One page in one direction, in the order of that direction; hidden messages are left out and made up for. */
async function readDirection(
  deps: ListMessagesDeps,
  view: ConversationView,
  reading: Reading,
  size: number,
): Promise<Page<Message>> {
  const { id, type } = view.conversation;
  const { userId, visibleFromSeq } = view.membership;
  const blocked = await deps.blockedBy(userId);
  const withoutSenders = type === 'GROUP' ? [...blocked] : [];
  const list = reading.list ?? listName(view);
  return readPage<Message, Message, number>({
    first: size,
    after: reading.seq,
    skeleton: (seq, limit) =>
      deps.messages.list(id, {
        direction: reading.direction,
        seq,
        visibleFromSeq,
        withoutSenders,
        types: reading.types ?? null,
        limit,
      }),
    position: (message) => message.seq,
    present: async (found) => {
      const hiddenIds = await deps.marks.hiddenAmong(
        userId,
        found.map((message) => message.id),
      );
      return found.map((message) => (canSeeMessage(view, message, { blocked, hiddenIds }) ? message : null));
    },
    cursor: (seq) => deps.cursors.encode(list, userId, seq),
  });
}

/** A page with a place in its middle; at an end of the list the other side fills it. */
async function readAround(deps: ListMessagesDeps, view: ConversationView, seq: number, size: number): Promise<Page<Message>> {
  const [newer, older] = await Promise.all([
    readDirection(deps, view, { direction: 'newer', seq }, size),
    readDirection(deps, view, { direction: 'older', seq: seq + 1 }, size),
  ]);
  const half = Math.floor(size / 2);
  const newerCount = Math.min(newer.edges.length, Math.max(half, size - older.edges.length));
  const olderCount = Math.min(older.edges.length, size - newerCount);
  return {
    edges: [...newer.edges.slice(0, newerCount).toReversed(), ...older.edges.slice(0, olderCount)],
    hasNextPage: older.hasNextPage || olderCount < older.edges.length,
    hasPreviousPage: newer.hasNextPage || newerCount < newer.edges.length,
  };
}

function listName({ conversation }: ConversationView): string {
  return `messages:${conversation.id}`;
}
