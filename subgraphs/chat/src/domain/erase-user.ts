import { MemberRemoved, MessageChanged } from '@app/contracts/events';
import type { Viewer } from '@app/kernel';
import type { ChangeMessageDeps } from './change-message.ts';
import { leaveConversation } from './leave-conversation.ts';
import { type Message, mediaIdOf } from './message.ts';
import type { PresenceStore } from './presence.ts';

/** What a person has left in chat, found by person. */
export interface TraceStore {
  /** Messages of a sender that still say something. */
  listMessages(senderId: string, limit: number): Promise<readonly Message[]>;
  /** All messages that a sender may export, in batches. */
  exportMessages(senderId: string): AsyncIterable<readonly Message[]>;
  /** Messages to which a person has reacted. */
  listReacted(userId: string, limit: number): Promise<readonly Message[]>;
  /** Marks, keys and requests to join go at once. */
  removeRest(userId: string): Promise<void>;
}

export interface EraseUserDeps extends ChangeMessageDeps {
  readonly traces: TraceStore;
  readonly presence: PresenceStore;
}

const BATCH = 100;

/**
 * Erases what a deleted user has left: their messages are recalled, so that the others' order stays without holes; reactions, marks, keys, drafts
 * and presence go; they leave their groups. Repeatable, and goes on where it was cut off.
 */
export async function eraseUser(deps: EraseUserDeps, userId: string): Promise<void> {
  await recallAll(deps, userId);
  await removeReactions(deps, userId);
  await leaveAll(deps, userId);
  await deps.traces.removeRest(userId);
  await deps.presence.forget(userId);
}

async function recallAll(deps: EraseUserDeps, userId: string): Promise<void> {
  for (;;) {
    const batch = await deps.traces.listMessages(userId, BATCH);
    for (const message of batch) {
      const { id, conversationId, seq } = message;
      await deps.transact(async (tx) => {
        const at = deps.clock.now();
        await deps.changes.recall(message, at, tx);
        await deps.reactions.removeAll(message, tx);
        await deps.conversations.note(conversationId, { recalledSeq: seq }, tx);
        await deps.conversations.change(conversationId, {}, at, tx);
        const mediaId = mediaIdOf(message.content);
        await deps.outbox.append([MessageChanged({ conversationId, messageId: id, seq, change: 'recalled', mediaId })], tx);
      });
    }
    if (batch.length < BATCH) return;
  }
}

async function removeReactions(deps: EraseUserDeps, userId: string): Promise<void> {
  for (;;) {
    const batch = await deps.traces.listReacted(userId, BATCH);
    for (const { id, conversationId } of batch) {
      await deps.transact(async (tx) => {
        const message = await deps.messages.find(conversationId, id, tx);
        const type = await deps.reactions.find(id, userId, conversationId, tx);
        if (message === null || type === null) return;
        await deps.changes.countReactions(message, { [type]: -1 }, tx);
        await deps.reactions.remove(message, userId, tx);
        await deps.outbox.append([MessageChanged({ conversationId, messageId: id, seq: message.seq, change: 'reacted' })], tx);
      });
    }
    if (batch.length < BATCH) return;
  }
}

/** Out of all groups; a direct conversation stays with the other one, who finds nobody there. */
async function leaveAll(deps: EraseUserDeps, userId: string): Promise<void> {
  const gone: Viewer = { id: userId, sessionId: '', roles: [], scopes: [], provedAtMs: 0 };
  for (const conversationId of await deps.members.listConversationIds(userId)) {
    const outcome = await leaveConversation(deps, gone, conversationId);
    if (outcome.kind !== 'NotAllowed') continue;
    await deps.transact(async (tx) => {
      const left = { status: 'LEFT', folder: 'NOWHERE', draft: null } as const;
      const at = deps.clock.now();
      await deps.conversations.change(conversationId, { memberCountDelta: -1 }, at, tx);
      await deps.members.update(conversationId, userId, left, at, tx);
      await deps.outbox.append([MemberRemoved({ conversationId, userId, actorId: userId })], tx);
    });
  }
}
