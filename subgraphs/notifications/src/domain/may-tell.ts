import { CRITICAL_TYPES, type Notice } from './notification.ts';
import type { NotificationDeps } from './ports.ts';

/** What the rules ask about. */
export type ToldOf = Pick<Notice, 'type' | 'receiverId' | 'actorId' | 'subject' | 'threadIds'>;

/**
 * Whether a receiver may be told of this now: not of oneself, not across a block or mute of the actor or the thread, not of what they may
 * not see. Critical notices pass. The same rule holds when a notice is listed and at every later try to deliver it.
 */
export async function mayTell(
  deps: Pick<NotificationDeps, 'relation' | 'threadMutes' | 'visibleSubjects'>,
  { type, actorId, receiverId, subject, threadIds = [] }: ToldOf,
): Promise<boolean> {
  if (CRITICAL_TYPES.has(type)) return true;
  if (actorId === receiverId) return false;
  if (actorId !== null) {
    const facts = await deps.relation(receiverId, actorId);
    if (facts === undefined || !facts.exists || facts.isBlocked || facts.blocksYou || facts.isMuted) return false;
  }
  // Side by side: hardly ever is one of them a no, and somebody waits for the answer.
  const [isMuted, isVisible] = await Promise.all([
    threadIds.length > 0 && deps.threadMutes.isMuted(receiverId, threadIds),
    subject === null || deps.visibleSubjects(receiverId, [subject]).then((visible) => visible.has(subject.id)),
  ]);
  return !isMuted && isVisible;
}
