import type { RelationFacts } from '@app/contracts';
import { MemberAdded, MembershipChanged } from '@app/contracts/events';
import { isId, type NotAllowed, type NotFound, notAllowed, notFound, type Tx, text, type Viewer } from '@app/kernel';
import { isInAudience, standing } from '@app/relations';
import { directConversationId, sortedPair } from './direct-id.ts';
import type { ChatDeps, NewMember } from './ports.ts';
import { notAccepting } from './refusals.ts';
import { readView } from './views.ts';

/** The conversation stands; the caller reads it afresh. */
export interface ConversationChanged {
  readonly kind: 'ConversationSuccess';
  readonly conversationId: string;
}

/**
 * The one direct conversation of the viewer and `userId`; created when there is none. The other one sees nothing of it before the first
 * message. Refuses with `NotFound` (absent, or a block either way, while there is no conversation yet) or `NotAllowed` SELF, NOT_ACCEPTING.
 */
export async function openDirect(
  deps: ChatDeps,
  viewer: Viewer,
  userId: string,
): Promise<ConversationChanged | NotFound | NotAllowed> {
  if (userId === viewer.id) return notAllowed('SELF', text('You cannot write to yourself.', '不能给自己发消息。'));
  if (!isId(userId)) return notFound();
  const conversationId = directConversationId(viewer.id, userId);
  const existing = await readView(deps, viewer.id, conversationId);
  if (existing === null) {
    const facts = (await deps.relations(viewer.id, [userId])).get(userId);
    const stands = standing(viewer.id, userId, facts);
    if (facts === undefined || stands === 'absent' || stands === 'blocked') return notFound();
    if (!mayWriteTo(viewer.id, userId, facts)) return notAccepting();
    await create(deps, viewer.id, userId, conversationId);
  } else if (existing.membership.folder === 'NOWHERE') {
    await deps.transact((tx) => takeUp(deps, conversationId, viewer.id, tx));
  }
  return { kind: 'ConversationSuccess', conversationId };
}

/** Who opens a conversation that the other one has made, or that they once declined, wants it: it is no request to them. */
async function takeUp(deps: ChatDeps, conversationId: string, userId: string, tx: Tx): Promise<void> {
  await deps.members.update(conversationId, userId, { folder: 'MAIN', isAccepted: true }, deps.clock.now(), tx);
  await deps.outbox.append([MembershipChanged({ conversationId, userId })], tx);
}

/** Whether the person's setting lets this sender write to them. */
export function mayWriteTo(senderId: string, receiverId: string, facts: RelationFacts): boolean {
  return isInAudience(senderId, receiverId, facts.whoCanMessage, facts);
}

async function create(deps: ChatDeps, openerId: string, otherId: string, id: string): Promise<void> {
  const now = deps.clock.now();
  const common = { status: 'ACTIVE', role: 'MEMBER', invitedById: null } as const;
  const members: NewMember[] = [
    { ...common, userId: openerId, folder: 'MAIN', isAccepted: true },
    { ...common, userId: otherId, folder: 'NOWHERE', isAccepted: false },
  ];
  await deps.queue.run(id, () =>
    deps.transact(async (tx) => {
      const conversation = {
        id,
        type: 'DIRECT',
        pair: sortedPair(openerId, otherId),
        title: null,
        avatarMediaId: null,
        createdById: openerId,
        createdAt: now,
      } as const;
      if (!(await deps.conversations.insertIfAbsent(conversation, tx))) {
        // The other one was quicker: their conversation is ours too, from now on in our list.
        await takeUp(deps, id, openerId, tx);
        return;
      }
      const stored = await deps.conversations.change(id, { memberCountDelta: 2 }, now, tx);
      if (stored === null) return;
      await deps.members.enter(stored, members, now, tx);
      await deps.outbox.append(
        members.map(({ userId }) =>
          MemberAdded({ conversationId: id, userId, actorId: openerId, conversationType: 'DIRECT', isRequest: false }),
        ),
        tx,
      );
    }),
  );
}
