import { DataExportReady, RolesChanged, SecurityAlerted, SessionsRevoked, UserDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { notify } from '../domain/notify.ts';
import type { DeviceStore, NotificationDeps } from '../domain/ports.ts';

/** What concerns the account itself. `erase` removes everything about a user and says so to auth. */
export function onAccounts(
  deps: NotificationDeps & { readonly devices: DeviceStore },
  erase: (userId: string) => Promise<void>,
): EventHandler[] {
  return [
    // Each alert stands for itself: its target is the event.
    on(SecurityAlerted, ({ id, data: { userId, kind } }) =>
      notify(deps, id, {
        type: 'SECURITY_ALERT',
        receiverId: userId,
        actorId: null,
        targetId: id,
        subject: null,
        args: { kind },
      }),
    ),
    on(DataExportReady, ({ id, data: { userId, url } }) =>
      notify(deps, id, { type: 'DATA_EXPORT', receiverId: userId, actorId: null, targetId: id, subject: null, args: { url } }),
    ),
    on(RolesChanged, ({ id, data: { userId } }) =>
      notify(deps, id, {
        type: 'SYSTEM',
        receiverId: userId,
        actorId: null,
        targetId: id,
        subject: null,
        args: { kind: 'roles-changed' },
      }),
    ),
    // A device on which somebody has signed out takes no more of their pushes.
    on(SessionsRevoked, ({ data: { userId, sessionIds } }) => deps.devices.removeOfSessions(userId, sessionIds)),
    on(UserDeleted, ({ data: { userId } }) => erase(userId)),
  ];
}
