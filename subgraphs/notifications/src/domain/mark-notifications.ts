import { NotificationBadgeMoved } from '@app/contracts/events';
import { boundedList, type NotFound, notFound, type Tx, type Viewer } from '@app/kernel';
import type { Badge } from './notification.ts';
import type { NotificationDeps } from './ports.ts';

export interface NotificationsMarked {
  readonly kind: 'NotificationsSuccess';
  readonly badge: Badge;
}

type MarkDeps = Pick<NotificationDeps, 'notifications' | 'outbox' | 'transact' | 'clock'>;

/** Notifications that one transaction marks. */
const MARKED_AT_ONCE = 500;

/** Marks some as read; refuses with `NotFound` when none of the ids is the viewer's. Repeating it changes nothing. */
export async function markRead(deps: MarkDeps, viewer: Viewer, ids: readonly string[]): Promise<NotificationsMarked | NotFound> {
  boundedList(ids, 'ids');
  let matched = 0;
  const badge = await change(deps, viewer, async (tx) => {
    matched = await deps.notifications.markRead(viewer.id, ids, deps.clock.now(), tx);
  });
  return matched === 0 && ids.length > 0 ? notFound() : badge;
}

/** Marks everything up to a time (default: now) as read; what arrives meanwhile stays unread. */
export async function markAllRead(deps: MarkDeps, viewer: Viewer, upTo: Date | null): Promise<NotificationsMarked> {
  const until = upTo ?? deps.clock.now();
  return changeAll(deps, viewer, (tx) => deps.notifications.markAllRead(viewer.id, until, MARKED_AT_ONCE, tx));
}

/** The viewer has looked at the list. */
export function markSeen(deps: MarkDeps, viewer: Viewer): Promise<NotificationsMarked> {
  return changeAll(deps, viewer, (tx) => deps.notifications.markAllSeen(viewer.id, MARKED_AT_ONCE, tx));
}

/** Takes one out of the viewer's list; refuses with `NotFound` when it is not there. */
export async function deleteNotification(deps: MarkDeps, viewer: Viewer, id: string): Promise<NotificationsMarked | NotFound> {
  let isRemoved = false;
  const badge = await change(deps, viewer, async (tx) => {
    isRemoved = await deps.notifications.remove(viewer.id, id, deps.clock.now(), tx);
  });
  return isRemoved ? badge : notFound();
}

async function change(deps: MarkDeps, viewer: Viewer, work: (tx: Tx) => Promise<void>): Promise<NotificationsMarked> {
  await deps.transact(async (tx) => {
    await work(tx);
    await deps.outbox.append([NotificationBadgeMoved({ userId: viewer.id })], tx);
  });
  return { kind: 'NotificationsSuccess', badge: await deps.notifications.badge(viewer.id, deps.clock.now()) };
}

/** However long the list is: a part at a time. */
async function changeAll(deps: MarkDeps, viewer: Viewer, work: (tx: Tx) => Promise<number>): Promise<NotificationsMarked> {
  for (;;) {
    let found = 0;
    const marked = await change(deps, viewer, async (tx) => {
      found = await work(tx);
    });
    if (found < MARKED_AT_ONCE) return marked;
  }
}
