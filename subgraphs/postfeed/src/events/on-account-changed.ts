import { PrivacyChanged, ProfileHidden, UserDeleted } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { type AccountDeps, eraseUser, refreshAuthor } from '../domain/accounts.ts';

export interface AccountConsumerDeps extends AccountDeps {
  /** Tells auth that nothing of this user is left here. */
  readonly confirmErased: (userId: string) => Promise<void>;
}

/** An account's privacy or presence changed, or it is gone: what is kept beside its posts follows, and auth is told of an erasure. */
export function onAccountChanged(deps: AccountConsumerDeps): EventHandler[] {
  return [
    on(PrivacyChanged, ({ data }) => refreshAuthor(deps, data.userId, { isPrivate: data.isPrivate })),
    on(ProfileHidden, ({ data }) => refreshAuthor(deps, data.userId, { isHidden: data.isHidden })),
    on(UserDeleted, async ({ data }) => {
      await eraseUser(deps, data.userId);
      await deps.confirmErased(data.userId);
    }),
  ];
}
