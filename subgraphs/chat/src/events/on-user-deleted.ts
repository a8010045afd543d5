import { UserDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';

/** The grace time of a deleted account is over: what it left here is erased, and auth is told so. */
export function onUserDeleted(
  eraseUser: (userId: string) => Promise<void>,
  confirm: (userId: string) => Promise<void>,
): EventHandler {
  return on(UserDeleted, async ({ data }) => {
    await eraseUser(data.userId);
    await confirm(data.userId);
  });
}
