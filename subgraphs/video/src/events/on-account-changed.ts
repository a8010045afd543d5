import { PrivacyChanged, ProfileHidden, UserDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type AccountDeps, eraseUser, refreshOwner } from '../domain/accounts.ts';

/** An account's privacy or presence changed, or it is gone: what is kept beside its videos follows. */
export function onAccountChanged(deps: AccountDeps): EventHandler[] {
  return [
    on(PrivacyChanged, ({ data }) => refreshOwner(deps, data.userId, { isOwnerPrivate: data.isPrivate })),
    on(ProfileHidden, ({ data }) => refreshOwner(deps, data.userId, { isHidden: data.isHidden })),
    on(UserDeleted, ({ data }) => eraseUser(deps, data.userId)),
  ];
}
