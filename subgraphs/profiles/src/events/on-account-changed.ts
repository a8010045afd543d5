import { UserDeactivated, UserDeleted, UsernameChanged, UserReactivated } from '@app/contracts/events';
import { type EventHandler, on } from '@app/events';
import { changeUsername, type EraseProfileDeps, eraseProfile, hideProfile } from '../domain/account-changes.ts';

/** Follows what auth decides about an account: its handle, whether it can be seen, and its end. All are safe to repeat. */
export function onAccountChanged(deps: EraseProfileDeps): EventHandler[] {
  const hide = async (userId: string, isHidden: boolean) => {
    await deps.transact((tx) => hideProfile(deps, userId, isHidden, tx));
    await deps.invalidateRelations(userId);
  };
  return [
    on(UsernameChanged, ({ data }) => deps.transact((tx) => changeUsername(deps, data.userId, data.username, tx))),
    on(UserDeactivated, ({ data }) => hide(data.userId, true)),
    on(UserReactivated, ({ data }) => hide(data.userId, false)),
    on(UserDeleted, ({ data }) => eraseProfile(deps, data.userId)),
  ];
}
