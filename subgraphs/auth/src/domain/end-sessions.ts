import { isId, type NotFound, notFound, type Viewer } from '@app/kernel';
import { contextOf } from './caller.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { publishSessions } from './sessions.ts';

/** It is done, and holds from now on. */
export interface Done {
  readonly kind: 'Done';
  readonly ok: true;
}
export const DONE: Done = { kind: 'Done', ok: true };

/** Ends the caller's own session; its tokens are dead at once. */
export async function logOut(deps: AuthDeps, caller: Caller, viewer: Viewer): Promise<true> {
  await end(deps, caller, viewer, { sessionIds: [viewer.sessionId], except: null, reason: 'signed_out' });
  return true;
}

/** Ends all sessions of the caller, the present one only if asked. Returns how many ended. */
export async function logOutEverywhere(deps: AuthDeps, caller: Caller, viewer: Viewer, keepCurrent: boolean): Promise<number> {
  const except = keepCurrent ? viewer.sessionId : null;
  return end(deps, caller, viewer, { sessionIds: null, except, reason: 'signed_out_everywhere' });
}

/** Ends one session of the caller. Refuses with `NotFound`: unknown, ended, or somebody else's. */
export async function revokeSession(deps: AuthDeps, caller: Caller, viewer: Viewer, sessionId: string): Promise<Done | NotFound> {
  if (!isId(sessionId)) return notFound();
  const ended = await end(deps, caller, viewer, { sessionIds: [sessionId], except: null, reason: 'revoked' });
  return ended === 0 ? notFound() : DONE;
}

async function end(
  deps: AuthDeps,
  caller: Caller,
  viewer: Viewer,
  which: { readonly sessionIds: readonly string[] | null; readonly except: string | null; readonly reason: string },
): Promise<number> {
  const ended = await deps.store.revokeSessions({
    userId: viewer.id,
    ...which,
    context: contextOf(caller),
    now: deps.clock.now(),
  });
  await publishSessions(deps, viewer.id);
  return ended.length;
}
