import { PrivacyChanged, ProfileHidden, UserDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type AccountDeps, eraseUser, refreshAuthor } from '../domain/accounts.ts';

/** An account's privacy or presence changed, or it is gone: what is kept beside its posts follows. */
export function onAccountChanged(deps: AccountDeps): EventHandler[] {
  return [
    on(PrivacyChanged, ({ data }) => refreshAuthor(deps, data.userId, { isPrivate: data.isPrivate })),
    on(ProfileHidden, ({ data }) => refreshAuthor(deps, data.userId, { isHidden: data.isHidden })),
    on(UserDeleted, ({ data }) => eraseUser(deps, data.userId)),
  ];
}
