import type { SessionState } from '@app/contracts';
import { addSeconds, newId } from '@app/kernel';
import type { SignInMethod, SessionState as StoredState } from '@app/prisma';
import { hashSecret, newSecret } from '../crypto/secrets.ts';
import type { ViewerRef } from './account.ts';
import { contextOf } from './caller.ts';
import { noted } from './fields.ts';
import type { AuthDeps, Caller } from './ports.ts';
import { type InvalidCredentials, invalidCredentials } from './refusals.ts';

/** What a client needs to stay signed in. */
export interface Tokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
}

/** The caller is signed in, or has proved presence. */
export interface TokensIssued {
  readonly kind: 'TokensIssued';
  readonly tokens: Tokens;
  readonly viewer: ViewerRef;
}

/** A sign-in whose credentials were accepted. */
export interface SignIn {
  readonly userId: string;
  readonly method: SignInMethod;
  /** How the user calls the device; null: named after its browser. */
  readonly device: string | null;
}

/** Longest time for which an active state is kept where the gateway looks. */
const ACTIVE_TTL_MS = 60_000;
/** How far back ended sessions are told again when a user's sessions change: longer than any cached state lives. */
const ENDED_LOOK_BACK_SEC = 300;
const DEVICE_NAME_MAX = 100;
/** How exactly "last seen" is kept. */
const TOUCH_INTERVAL_SEC = 60;

/** Opens a session and hands out its tokens. Refuses when the account cannot be signed in any more. Cost: one transaction. */
export async function openSession(deps: AuthDeps, caller: Caller, signIn: SignIn): Promise<TokensIssued | InvalidCredentials> {
  const now = deps.clock.now();
  const sessionId = newId();
  const refreshToken = newSecret();
  const { deviceId } = caller.client;
  const outcome = await deps.store.createSession({
    sessionId,
    userId: signIn.userId,
    tokenId: newId(),
    tokenHash: hashSecret(refreshToken),
    method: signIn.method,
    deviceName: noted(signIn.device, DEVICE_NAME_MAX) || noted(caller.client.userAgent, DEVICE_NAME_MAX),
    device: deviceId === null ? null : { id: newId(), tokenHash: hashSecret(deviceId), ttlSec: deps.settings.DEVICE_TTL_SEC },
    idleSec: deps.settings.SESSION_IDLE_SEC,
    absoluteSec: deps.settings.SESSION_MAX_SEC,
    context: { ...contextOf(caller), actorId: signIn.userId },
    now,
  });
  if (outcome.outcome === 'REFUSED') return invalidCredentials();
  return issueTokens(deps, { userId: signIn.userId, sessionId, refreshToken, refreshTokenExpiresAt: outcome.expiresAt });
}

/** The tokens of a session that is live, with a refresh token that is stored already. */
export async function issueTokens(
  deps: AuthDeps,
  session: {
    readonly userId: string;
    readonly sessionId: string;
    readonly refreshToken: string;
    readonly refreshTokenExpiresAt: Date;
  },
): Promise<TokensIssued> {
  const { userId, sessionId, refreshToken, refreshTokenExpiresAt } = session;
  const { token, expiresAt } = await deps.accessTokens.issue({ userId, sessionId }, deps.clock.now());
  return {
    kind: 'TokensIssued',
    tokens: { accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken, refreshTokenExpiresAt },
    viewer: { id: userId, sessionId },
  };
}

/**
 * Tells the gateway how the sessions of a user stand now: ended ones are dead, live ones have their new roles and proofs.
 * Every change that ends sessions or changes roles calls it before it is acknowledged. Throws when the cache cannot be written: then the
 * change is done but not acknowledged, and the caller tries again.
 */
export async function publishSessions(deps: AuthDeps, userId: string): Promise<void> {
  const now = deps.clock.now();
  const endedSince = addSeconds(now, -ENDED_LOOK_BACK_SEC);
  const states = await deps.store.listSessionStates({ userId, endedSince, now });
  await deps.sessionStates.overwrite(new Map([...states].map(([id, state]) => [id, toState(state)])));
}

/** The state of a session from the database; kept for the gateway's next look. Notes the use. */
export async function readSessionState(deps: AuthDeps, sessionId: string): Promise<SessionState> {
  const now = deps.clock.now();
  const stored = await deps.store.findSessionState(sessionId, now);
  if (stored === null) return { state: 'ended' };
  const state = toState(stored);
  const ttlMs = Math.min(ACTIVE_TTL_MS, stored.expiresAt.getTime() - now.getTime());
  await deps.sessionStates.keep(sessionId, state, ttlMs).catch((error: unknown) => {
    // The cache is a convenience here: without it the gateway asks again.
    deps.log.warn({ err: error }, 'a session state could not be kept');
  });
  const isSeenAgain = stored.lastSeenAt < addSeconds(now, -TOUCH_INTERVAL_SEC);
  if (state.state === 'active' && isSeenAgain)
    await deps.store.touchSession({ sessionId, now, minIntervalSec: TOUCH_INTERVAL_SEC });
  return state;
}

function toState(stored: StoredState): SessionState {
  if (!stored.isValid) return { state: 'ended' };
  const provedAt = stored.stepUpAt ?? stored.createdAt;
  return { state: 'active', userId: stored.userId, roles: stored.roles, provedAtMs: provedAt.getTime() };
}
