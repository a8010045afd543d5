import { type CursorCodec, type Page, type PageArguments, pageSize, readPage, type Viewer } from '@app/kernel';
import type { Notification, NotificationType } from './notification.ts';
import { type NotificationDeps, type Position, positionSchema } from './ports.ts';

/** Arguments of the list. */
export interface ListArguments extends PageArguments {
  readonly unreadOnly?: boolean | null;
  readonly types?: readonly NotificationType[] | null;
}

/** The viewer's notifications, newest change first. */
export async function listNotifications(
  deps: Pick<NotificationDeps, 'notifications' | 'clock'> & { cursors: CursorCodec },
  viewer: Viewer,
  args: ListArguments,
): Promise<Page<Notification>> {
  const filter = { unreadOnly: args.unreadOnly ?? false, types: args.types ?? null };
  const list = `notifications:${filter.unreadOnly}:${filter.types === null ? '' : [...filter.types].sort().join(',')}`;
  return readPage<Notification, Notification, Position>({
    first: pageSize(args.first),
    after: deps.cursors.decode(list, viewer.id, args.after, positionSchema),
    skeleton: (after, limit) => deps.notifications.list(viewer.id, filter, deps.clock.now(), after, limit),
    position: ({ updatedAt, id }) => ({ atMs: updatedAt.getTime(), id }),
    present: async (found) => found,
    cursor: (position) => deps.cursors.encode(list, viewer.id, position),
  });
}
