import { type Identity, newId, scopesOf } from '@app/kernel';
import type { AccessTokens } from './access-tokens.ts';
import type { Client } from './client.ts';
import type { Sessions } from './sessions.ts';

/** Why a token that was sent gives no viewer. */
export type TokenProblem =
  /** Not ours, expired, or its session is over. */
  | 'invalid'
  /** Nobody could be asked whether it holds; nobody gets in then. */
  | 'unverifiable';

/** Who calls, as far as it could be established. */
export interface Caller {
  /** Anonymous when no token was sent or when there is a problem with it. */
  readonly identity: Identity;
  readonly problem: TokenProblem | null;
  /** When the token expires (epoch milliseconds); null without one. */
  readonly expiresAtMs: number | null;
}

/** Establishes who calls. */
export interface Authenticator {
  /** `authorization` is the header's value, or what stands for it in `connection_init`; undefined: anonymous. Never rejects. */
  authenticate(authorization: string | undefined, client: Client): Promise<Caller>;
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;

/** The caller without a token. */
export function anonymous(client: Client, problem: TokenProblem | null = null): Caller {
  return { identity: { kind: 'anonymous', viewer: null, client, traceId: newId() }, problem, expiresAtMs: null };
}

/** Everybody is anonymous: for a gateway whose identity rules are switched off. */
export const openAuthenticator: Authenticator = { authenticate: async (_authorization, client) => anonymous(client) };

/** Establishes callers by access token and by the state of its session, which alone gives roles. */
export class TokenAuthenticator implements Authenticator {
  readonly #tokens: AccessTokens;
  readonly #sessions: Sessions;

  constructor(tokens: AccessTokens, sessions: Sessions) {
    this.#tokens = tokens;
    this.#sessions = sessions;
  }

  async authenticate(authorization: string | undefined, client: Client): Promise<Caller> {
    if (authorization === undefined || authorization === '') return anonymous(client);
    const bearer = BEARER.exec(authorization)?.[1];
    if (bearer === undefined) return anonymous(client, 'invalid');
    try {
      return await this.#callerOf(bearer, client);
    } catch {
      // Whatever broke while it was asked, the caller has no proof and does not get in.
      return anonymous(client, 'unverifiable');
    }
  }

  async #callerOf(bearer: string, client: Client): Promise<Caller> {
    const token = await this.#tokens.verify(bearer);
    if (token === null) return anonymous(client, 'invalid');
    const session = await this.#sessions.stateOf(token.sessionId);
    if (session.state !== 'active' || session.userId !== token.userId) return anonymous(client, 'invalid');
    const viewer = {
      id: token.userId,
      sessionId: token.sessionId,
      roles: session.roles,
      scopes: scopesOf(session.roles),
      provedAtMs: session.provedAtMs,
    };
    return { identity: { kind: 'user', viewer, client, traceId: newId() }, problem: null, expiresAtMs: token.expiresAtMs };
  }
}
