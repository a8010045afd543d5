import { defineCall } from '@app/calls';
import { ROLES } from '@app/kernel';
import { z } from 'zod';

/** What the gateway must know of a session before it lets its token through. */
export const sessionStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('active'),
    userId: z.string(),
    roles: z.array(z.enum(ROLES)),
    /** Epoch milliseconds of the last proof of presence: sign-in or step-up. */
    provedAtMs: z.number(),
  }),
  z.object({ state: z.literal('ended') }),
]);
export type SessionState = z.output<typeof sessionStateSchema>;

/** Redis key under which auth keeps a session's state for the gateway: JSON of `SessionState`. Absent: ask `GetSessionState`. */
export function sessionStateKey(sessionId: string): string {
  return `session:${sessionId}`;
}

/** The state of a session from the store itself; also refills the cache. */
export const GetSessionState = defineCall('auth.session-state.v1', {
  input: z.object({ sessionId: z.string() }),
  output: sessionStateSchema,
});

/** Public keys of access tokens, as a JSON Web Key Set (RFC 7517). */
export const GetJwks = defineCall('auth.jwks.v1', {
  input: z.object({}),
  output: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
});

/** Name and language of accounts, for a profile that is not there yet and for mails. Unknown ids are left out. */
export const GetAccountCards = defineCall('auth.account-cards.v1', {
  input: z.object({ ids: z.array(z.string()).max(100) }),
  output: z.object({
    cards: z.array(
      z.object({
        id: z.string(),
        username: z.string(),
        displayName: z.string(),
        email: z.string(),
        language: z.string(),
        isActive: z.boolean(),
        createdAt: z.string(),
      }),
    ),
  }),
});

/** Upkeep that auth can do; see `auth.maintenance.v1`. */
export const AUTH_MAINTENANCE_TASKS = ['cleanup-expired-tokens', 'vacuum-auth', 'purge-soft-deleted', 'due-deletions'] as const;

/** Runs one task of upkeep now; `counts` says what was done, by kind. Safe to repeat and to run side by side. */
export const MaintainAuth = defineCall('auth.maintenance.v1', {
  input: z.object({ task: z.enum(AUTH_MAINTENANCE_TASKS) }),
  output: z.object({ counts: z.record(z.string(), z.number()) }),
});

/** A domain has erased a deleted user (after `auth.user.deleted.v1`); repeatable. `isComplete`: every domain has. */
export const ConfirmUserErased = defineCall('auth.confirm-user-erased.v1', {
  input: z.object({ userId: z.string(), domain: z.string().min(1).max(50) }),
  output: z.object({ isComplete: z.boolean() }),
});
