import { setTimeout as delay } from 'node:timers/promises';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const QUERY =
  'subscription ($after: String) { counted(after: $after) { __typename ... on Counted { n by { name } } ... on ResyncRequired { reason } } }';
const PAUSE_MS = 30;

/** A client as the documentation asks for one: when its connection ends, it subscribes again behind the last cursor that it saw. */
export class ResumingClient {
  readonly #url: string;
  readonly #door: 'ws' | 'sse';
  readonly numbers: number[] = [];
  /** Events that are no numbers, and joins that failed. */
  readonly surprises: unknown[] = [];
  connections = 0;
  #cursor: string;
  #cut: () => void = () => {};
  #isOver = false;
  readonly #running: Promise<void>;

  constructor(url: string, cursor: string, door: 'ws' | 'sse') {
    this.#url = url;
    this.#door = door;
    this.#cursor = cursor;
    this.#running = this.#run();
  }

  /** Breaks the connection without a word. */
  cut(): void {
    this.#cut();
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    this.#cut();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      this.connections += 1;
      try {
        await (this.#door === 'ws' ? this.#followSocket() : this.#followStream());
      } catch {
        // Whatever it was: again.
      }
      if (!this.#isOver) await delay(PAUSE_MS);
    }
  }

  async #followSocket(): Promise<void> {
    const client = createClient({
      url: this.#url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      on: {
        opened: (socket) => {
          if (socket instanceof WebSocket) this.#cut = () => socket.terminate();
        },
      },
    });
    try {
      for await (const result of client.iterate({ query: QUERY, variables: { after: this.#cursor } })) this.#take(result);
    } finally {
      await client.dispose();
    }
  }

  async #followStream(): Promise<void> {
    const left = new AbortController();
    this.#cut = () => left.abort();
    const client = createSseClient({
      url: this.#url,
      retryAttempts: 0,
      fetchFn: (url: string, init: RequestInit) =>
        fetch(url, { ...init, signal: AbortSignal.any([left.signal, ...(init.signal ? [init.signal] : [])]) }),
    });
    try {
      for await (const result of client.iterate({ query: QUERY, variables: { after: this.#cursor } })) this.#take(result);
    } finally {
      client.dispose();
    }
  }

  #take(result: { readonly data?: unknown; readonly extensions?: unknown }): void {
    const { data, extensions } = result;
    if (isRecord(extensions) && typeof extensions.cursor === 'string') this.#cursor = extensions.cursor;
    const number = /"n":(\d+),"by":\{"name":"author (\d)"\}/.exec(JSON.stringify(data));
    if (number) this.numbers.push(Number(number[1]));
    else this.surprises.push(result);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
