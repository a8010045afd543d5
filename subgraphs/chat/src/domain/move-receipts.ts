import { MembershipChanged, ReceiptMoved } from '@app/contracts/events';
import { isId, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import { type ConversationView, isRequest, SMALL_GROUP_MEMBERS } from './conversation.ts';
import type { ChatDeps } from './ports.ts';
import { RefusedError } from './refusals.ts';
import { readView } from './views.ts';

/** The viewer's own state of a conversation stands as asked; the caller reads conversation and badge afresh. */
export interface ReadMoved {
  readonly kind: 'ReadSuccess';
  readonly conversationId: string;
}

/**
 * The viewer has read up to `seq` (beyond the last message: all); watermarks only move forward. A mark "unread" goes.
 * Refuses with `NotFound`. Cost: one transaction of up to two writes; nothing when nothing moves.
 */
export function markRead(deps: ChatDeps, viewer: Viewer, conversationId: string, seq: number): Promise<ReadMoved | NotFound> {
  return move(deps, viewer, conversationId, async (view, tx) => {
    const { conversation, membership } = view;
    const readSeq = Math.min(seq, conversation.lastSeq);
    const moves = readSeq > membership.lastReadSeq;
    if (!moves && !membership.isMarkedUnread) return;
    const at = deps.clock.now();
    if (!moves) {
      await deps.members.update(conversationId, viewer.id, { isMarkedUnread: false }, at, tx);
      await deps.outbox.append([MembershipChanged({ conversationId, userId: viewer.id })], tx);
      return;
    }
    const counts = await deps.messages.countsAt(conversationId, readSeq, viewer.id, tx);
    const lastDeliveredSeq = Math.max(readSeq, membership.lastDeliveredSeq);
    await deps.members.update(
      conversationId,
      viewer.id,
      {
        lastReadSeq: readSeq,
        lastDeliveredSeq,
        readCounted: counts.countedMessages,
        readSent: counts.sentMessages,
        mayBeUnread: conversation.type === 'DIRECT' && readSeq < conversation.lastSeq,
        isMarkedUnread: false,
      },
      at,
      tx,
    );
    await tell(deps, view, { lastReadSeq: readSeq, lastDeliveredSeq }, tx);
  });
}

/** The viewer's device has received up to `seq`. As `markRead`, without reading. */
export function markDelivered(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  seq: number,
): Promise<ReadMoved | NotFound> {
  return move(deps, viewer, conversationId, async (view, tx) => {
    const lastDeliveredSeq = Math.min(seq, view.conversation.lastSeq);
    if (lastDeliveredSeq <= view.membership.lastDeliveredSeq) return;
    await deps.members.update(conversationId, viewer.id, { lastDeliveredSeq }, deps.clock.now(), tx);
    await tell(deps, view, { lastReadSeq: null, lastDeliveredSeq }, tx);
  });
}

/** The conversation is to look unread to its viewer, whatever was read. Refuses with `NotFound`. */
export function markUnread(deps: ChatDeps, viewer: Viewer, conversationId: string): Promise<ReadMoved | NotFound> {
  return move(deps, viewer, conversationId, async ({ membership }, tx) => {
    if (membership.isMarkedUnread) return;
    await deps.members.update(conversationId, viewer.id, { isMarkedUnread: true }, deps.clock.now(), tx);
    await deps.outbox.append([MembershipChanged({ conversationId, userId: viewer.id })], tx);
  });
}

async function move(
  deps: ChatDeps,
  viewer: Viewer,
  conversationId: string,
  change: (view: ConversationView, tx: Tx) => Promise<void>,
): Promise<ReadMoved | NotFound> {
  if (!isId(conversationId) || (await readView(deps, viewer.id, conversationId)) === null) return notFound();
  try {
    await deps.transact(async (tx) => {
      const conversation = await deps.conversations.find(conversationId, tx);
      const membership = await deps.members.find(conversationId, viewer.id, tx);
      if (conversation === null || membership === null || membership.status !== 'ACTIVE') throw new RefusedError(notFound());
      await change({ conversation, membership }, tx);
    });
  } catch (error) {
    if (error instanceof RefusedError) return notFound();
    throw error;
  }
  return { kind: 'ReadSuccess', conversationId };
}

/** Others are told where receipts are shown at all: not from requests, not in large groups. Whether both sides want them is asked at reading. */
async function tell(
  deps: ChatDeps,
  { conversation, membership }: ConversationView,
  moved: { readonly lastReadSeq: number | null; readonly lastDeliveredSeq: number },
  tx: Tx,
): Promise<void> {
  const isShared = conversation.memberCount <= SMALL_GROUP_MEMBERS && !isRequest(membership);
  await deps.outbox.append(
    [ReceiptMoved({ conversationId: conversation.id, userId: membership.userId, ...moved, isShared })],
    tx,
  );
}
