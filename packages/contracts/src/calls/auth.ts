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
