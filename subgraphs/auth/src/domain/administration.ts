import {
  type InvalidInput,
  invalidInput,
  isId,
  type NotAllowed,
  type NotFound,
  notAllowed,
  notFound,
  problem,
  type Role,
  text,
  type Viewer,
} from '@app/kernel';
import { type AccountSuccess, accountNow } from './account-changes.ts';
import { contextOf, hasSteppedUp } from './caller.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { stepUpRequired } from './refusals.ts';
import { publishSessions } from './sessions.ts';

export type StaffOutcome = AccountSuccess | InvalidInput | NotAllowed | NotFound;

/**
 * Gives or takes a role; it acts at once, also on tokens that are out. Needs step-up. Refuses with `NotFound`, or `NotAllowed`
 * BASE_ROLE (everybody keeps USER), LAST_ADMIN (somebody must stay one).
 */
export async function changeRole(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  input: { readonly accountId: string; readonly role: Role; readonly isAssigned: boolean },
): Promise<StaffOutcome> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const { accountId: userId, role, isAssigned } = input;
  if (!isId(userId)) return notFound();
  const { outcome } = await deps.store.changeRole({ userId, role, isAssigned, context: contextOf(caller), now });
  if (outcome === 'NOT_FOUND') return notFound();
  if (outcome === 'BASE_ROLE') return notAllowed('BASE_ROLE', text('Everybody keeps this role.', '此角色不可移除。'));
  if (outcome === 'LAST_ADMIN')
    return notAllowed('LAST_ADMIN', text('Somebody must stay administrator.', '至少需要保留一名管理员。'));
  await publishSessions(deps, userId);
  return accountNow(deps, userId);
}

/** Locks an account until `until` (null: until unlocked); its sessions end. Needs step-up. Refuses with `NotAllowed` SELF, `InvalidInput` for a past time. */
export async function lockAccount(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  input: { readonly accountId: string; readonly until: Date | null },
): Promise<StaffOutcome> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const { accountId: userId, until } = input;
  if (userId === viewer.id) return notAllowed('SELF', text('You cannot lock yourself out.', '不能锁定自己。'));
  if (until !== null && until <= now)
    return invalidInput(problem('until', 'OUT_OF_RANGE', text('Choose a time to come.', '请选择将来的时间。')));
  return changeStatus(deps, caller, userId, { action: 'LOCK', until });
}

/** Opens the lock by staff and the one by wrong passwords. Needs step-up. Repeating it changes nothing. */
export async function unlockAccount(deps: AuthDeps, caller: Caller, viewer: Viewer, userId: string): Promise<StaffOutcome> {
  if (!hasSteppedUp(deps.settings, viewer, deps.clock.now())) return stepUpRequired();
  return changeStatus(deps, caller, userId, { action: 'UNLOCK' });
}

async function changeStatus(
  deps: AuthDeps,
  caller: Caller,
  userId: string,
  change: { readonly action: 'LOCK'; readonly until: Date | null } | { readonly action: 'UNLOCK' },
): Promise<StaffOutcome> {
  if (!isId(userId)) return notFound();
  await deps.store.changeAccountStatus({ userId, change, context: contextOf(caller), now: deps.clock.now() });
  await publishSessions(deps, userId);
  return accountNow(deps, userId);
}
