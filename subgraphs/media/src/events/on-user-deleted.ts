import { UserDeleted } from '@app/contracts/events';
import { on } from '@app/events';

/** The grace time of an account is over: everything that it uploaded goes. Safe to repeat. */
export function onUserDeleted(eraseUser: (userId: string) => Promise<void>) {
  return on(UserDeleted, ({ data }) => eraseUser(data.userId));
}
