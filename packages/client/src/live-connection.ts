import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ApolloLink, type FetchResult } from '@apollo/client/link';
import { type GraphQLFormattedError, print } from 'graphql';
import { createClient, type Client as SocketClient, type SubscribePayload } from 'graphql-ws';
import { Observable } from 'rxjs';
import { faultOfErrors } from './errors.ts';
import { waiting } from './links.ts';
import type { Session } from './session.ts';
import { StreamPosition } from './stream-position.ts';
import { trustedIdOf } from './typed-document.ts';

/** `idle`: no subscription needs a socket. `waiting`: cut, and about to try again. */
export type LiveState = 'idle' | 'connecting' | 'open' | 'waiting';

/** The socket was closed for a reason that trying again does not mend; `code` is its close code. */
export class LiveConnectionError extends Error {
  readonly code: number;

  constructor(code: number, reason: string) {
    super(reason || `The live connection was closed (${code}).`);
    this.name = 'LiveConnectionError';
    this.code = code;
  }
}

const FORBIDDEN = 4403;
const TOO_MANY = 4429;
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 20_000;
const PING_MS = 15_000;
const IDLE_CLOSE_MS = 3_000;
const TRANSIENT: ReadonlySet<string> = new Set(['SERVICE_UNAVAILABLE', 'RATE_LIMITED', 'UNAUTHENTICATED']);

/** One WebSocket for all subscriptions of a client; it comes back by itself, and each subscription goes on where it was. */
export class LiveConnection {
  /** Serves subscriptions. */
  readonly link: ApolloLink;
  readonly #session: Session;
  readonly #sockets: SocketClient;
  readonly #listeners = new Set<(state: LiveState) => void>();
  readonly #stopWatching: () => void;
  readonly #sendsIds: boolean;
  #state: LiveState = 'idle';
  #hurry: () => void = () => undefined;

  constructor(options: {
    readonly url: string;
    readonly session: Session;
    readonly sendsIds: boolean;
    readonly webSocket?: unknown;
  }) {
    const { session } = options;
    this.#session = session;
    this.#sendsIds = options.sendsIds;
    this.#sockets = createClient({
      url: options.url,
      ...(options.webSocket === undefined ? {} : { webSocketImpl: options.webSocket }),
      lazyCloseTimeout: IDLE_CLOSE_MS,
      keepAlive: PING_MS,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (tries) => this.#wait(tries),
      shouldRetry: () => true,
      connectionParams: () => this.#credentials(),
      on: {
        connecting: () => this.#tell('connecting'),
        connected: () => this.#tell('open'),
        closed: (event) => this.#onClosed(event),
      },
    });
    this.link = new ApolloLink((operation) => this.#follow(operation));
    this.#stopWatching = session.subscribe(() => this.restart());
  }

  get state(): LiveState {
    return this.#state;
  }

  /** Calls back at each change of the state; returns how to stop. */
  subscribe(listener: (state: LiveState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Drops the socket at once and opens a new one, if anything is subscribed: for other credentials, or after sleep. */
  restart(): void {
    if (this.#state !== 'idle') this.#sockets.terminate();
    this.#hurry();
  }

  /** Ends the waiting for the next try: the network is back. */
  retryNow(): void {
    this.#hurry();
  }

  /** Ends all subscriptions and closes the socket. */
  async close(): Promise<void> {
    this.#stopWatching();
    this.#hurry();
    await this.#sockets.dispose();
    this.#tell('idle');
    this.#listeners.clear();
  }

  async #credentials(): Promise<Record<string, unknown>> {
    // Without the network the old token is as good as none: the socket cannot open anyway, and is tried again.
    const token = await this.#session.accessToken().catch(() => this.#session.current?.tokens.accessToken ?? null);
    return token === null ? {} : { authorization: `Bearer ${token}` };
  }

  #onClosed(event: unknown): void {
    const { code } = closeOf(event);
    // Refused though it looked fresh: ended on the server. Renewing finds out, and signs out if so.
    const token = this.#session.current?.tokens.accessToken;
    if (code === FORBIDDEN && token !== undefined) void this.#session.renew(token).catch(() => undefined);
    this.#tell(code === 1000 ? 'idle' : 'waiting');
  }

  /** Exponential, and anywhere in it: a thousand clients do not come back in the same moment. */
  #wait(tries: number): Promise<void> {
    const longest = Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
    return Promise.race([
      waiting(longest * (0.25 + 0.75 * Math.random())),
      new Promise<void>((resolve) => {
        this.#hurry = resolve;
      }),
    ]);
  }

  #tell(state: LiveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener(state);
  }

  #follow(operation: ApolloLink.Operation): Observable<FetchResult> {
    return new Observable((observer) => {
      const position = new StreamPosition(operation.query, operation.variables);
      const trustedId = this.#sendsIds ? trustedIdOf(operation.query) : null;
      let sent = 0;
      const payload: SubscribePayload & { toJSON(): object } = {
        query: '',
        // Called each time the subscription is sent, so also after a cut.
        toJSON: () => {
          sent += 1;
          if (sent > 1 && position.isLost) queueMicrotask(() => observer.next(position.resyncResult('NO_POSITION')));
          return {
            operationName: operation.operationName,
            variables: position.variables,
            query: trustedId === null ? print(operation.query) : '',
            ...(trustedId === null ? {} : { extensions: { persistedQuery: { version: 1, sha256Hash: trustedId } } }),
          };
        },
      };
      let stop: () => void = () => undefined;
      const start = (tries: number): void => {
        stop = this.#sockets.subscribe<Record<string, unknown>, Record<string, unknown>>(payload, {
          next: (result) => {
            position.take(result);
            observer.next(result);
          },
          error: (error) =>
            void this.#mend(
              error,
              tries,
              () => !observer.closed && start(tries + 1),
              (fatal) => observer.error(fatal),
            ),
          complete: () => observer.complete(),
        });
      };
      start(1);
      return () => stop();
    });
  }

  /** Starts a failed subscription again where that helps; else says what is wrong. */
  async #mend(error: unknown, tries: number, again: () => void, fail: (error: Error) => void): Promise<void> {
    if (isErrors(error)) {
      const { code, retryAfterMs } = faultOfErrors(error);
      const isEnded = code === 'UNAUTHENTICATED' && (this.#session.userId === null || tries > 2);
      if (!TRANSIENT.has(code) || isEnded) return fail(new CombinedGraphQLErrors({ errors: error }));
      await (retryAfterMs === null ? this.#wait(tries) : waiting(retryAfterMs));
      return again();
    }
    const { code, reason } = closeOf(error);
    if (code !== TOO_MANY) return fail(error instanceof Error ? error : new LiveConnectionError(code, reason));
    await this.#wait(tries + 3);
    again();
  }
}

function isErrors(error: unknown): error is readonly GraphQLFormattedError[] {
  return Array.isArray(error);
}

function closeOf(event: unknown): { code: number; reason: string } {
  if (typeof event !== 'object' || event === null || !('code' in event)) return { code: 0, reason: '' };
  return { code: Number(event.code), reason: 'reason' in event ? String(event.reason) : '' };
}
