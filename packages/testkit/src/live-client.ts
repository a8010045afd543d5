import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Answer, Data } from './graphql-client.ts';
import { until } from './until.ts';

/** One subscription with everything that it has received. */
export interface LiveStream {
  /** Data of all events so far, in order. */
  readonly events: readonly Data[];
  /** Whole results, with errors and extensions. */
  readonly results: readonly Answer<Data>[];
  /** Set once the server has ended the stream; `error` when it did so with one. */
  readonly ended: { readonly error: unknown } | null;
  /** The first event (among those seen and those to come) that fits; rejects after `timeoutMs`. */
  next(fits: (data: Data) => boolean, timeoutMs?: number): Promise<Data>;
  stop(): void;
}

/** A WebSocket client of the platform; one socket, opened by the first subscription. */
export class LiveClient {
  readonly #client: Client;
  /** Close code and reason once the socket has closed. */
  closed: { readonly code: number; readonly reason: string } | null = null;
  /** Whether the server has acknowledged the connection. */
  connected = false;

  /** `url` is the HTTP address of the endpoint. */
  constructor(url: string, token: string | null) {
    this.#client = createClient({
      url: url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: true,
      lazyCloseTimeout: 60_000,
      connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
      on: {
        connected: () => {
          this.connected = true;
        },
        closed: (event) => {
          const { code, reason } = event as { code: number; reason: string };
          this.closed = { code, reason };
        },
      },
    });
  }

  subscribe(query: string, variables: Record<string, unknown> = {}): LiveStream {
    const events: Data[] = [];
    const results: Answer<Data>[] = [];
    let ended: { error: unknown } | null = null;
    const stop = this.#client.subscribe<Data>(
      { query, variables },
      {
        next: (result) => {
          results.push(result as Answer<Data>);
          if (result.data) events.push(result.data);
        },
        error: (error) => {
          ended = { error };
        },
        complete: () => {
          ended ??= { error: null };
        },
      },
    );
    return {
      events,
      results,
      get ended() {
        return ended;
      },
      next: (fits, timeoutMs) => until(() => events.find(fits), timeoutMs),
      stop,
    };
  }

  async close(): Promise<void> {
    await this.#client.dispose();
  }
}
