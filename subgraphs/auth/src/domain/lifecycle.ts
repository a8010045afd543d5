import { addSeconds, type NotAllowed, type NotFound, notAllowed, notFound, text, type Viewer } from '@app/kernel';
import { type AccountSuccess, accountNow } from './account-changes.ts';
import { SYSTEM } from './audit.ts';
import { contextOf, hasSteppedUp } from './caller.ts';
import { DONE, type Done } from './end-sessions.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { stepUpRequired } from './refusals.ts';
import { publishSessions } from './sessions.ts';

/** Hides the caller everywhere until the next sign-in; all sessions end. Refuses with `NotAllowed` while a deletion is pending. */
export async function deactivateAccount(deps: AuthDeps, caller: Caller, viewer: Viewer): Promise<Done | NotAllowed | NotFound> {
  const { outcome } = await change(deps, caller, viewer.id, { action: 'DEACTIVATE' });
  if (outcome === 'NOT_FOUND') return notFound();
  return outcome === 'NOT_ALLOWED' ? notNow() : DONE;
}

/** Has the account deleted after the time of grace; other sessions end. Needs step-up. Repeating it changes nothing. */
export async function requestAccountDeletion(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
): Promise<AccountSuccess | NotAllowed | NotFound> {
  const now = deps.clock.now();
  if (!hasSteppedUp(deps.settings, viewer, now)) return stepUpRequired();
  const { outcome } = await change(deps, caller, viewer.id, {
    action: 'REQUEST_DELETION',
    dueAt: addSeconds(now, deps.settings.DELETION_GRACE_SEC),
    keepSessionId: viewer.sessionId,
  });
  return outcome === 'NOT_ALLOWED' ? notNow() : accountNow(deps, viewer.id);
}

/** Takes a request for deletion back, until it is due. Repeating it changes nothing. */
export async function cancelAccountDeletion(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
): Promise<AccountSuccess | NotAllowed | NotFound> {
  const { outcome } = await change(deps, caller, viewer.id, { action: 'CANCEL_DELETION' });
  return outcome === 'NOT_ALLOWED' ? notNow() : accountNow(deps, viewer.id);
}

/** Most accounts that one sweep deletes. */
const DELETIONS_AT_ONCE = 100;

/** Deletes the accounts whose time of grace is over: anonymous from now on, and every domain erases what it holds. Returns how many. */
export async function deleteDueAccounts(deps: AuthDeps): Promise<number> {
  const due = await deps.store.listDueDeletions(deps.clock.now(), DELETIONS_AT_ONCE);
  let count = 0;
  for (const userId of due) {
    const { outcome } = await deps.store.changeAccountStatus({
      userId,
      change: { action: 'DELETE', usernameHoldSec: deps.settings.USERNAME_HOLD_SEC },
      context: SYSTEM,
      now: deps.clock.now(),
    });
    await publishSessions(deps, userId);
    if (outcome === 'CHANGED') count += 1;
  }
  return count;
}

async function change(
  deps: AuthDeps,
  caller: Caller,
  userId: string,
  what: Parameters<AuthDeps['store']['changeAccountStatus']>[0]['change'],
) {
  const context = contextOf(caller);
  const outcome = await deps.store.changeAccountStatus({ userId, change: what, context, now: deps.clock.now() });
  await publishSessions(deps, userId);
  return outcome;
}

function notNow(): NotAllowed {
  return notAllowed('WRONG_STATE', text('The account is in another state now. Look again.', '账号状态已变化，请刷新后重试。'));
}
