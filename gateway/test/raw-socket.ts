import { type ClientOptions, WebSocket } from 'ws';

/** A graphql-transport-ws client without manners: sends what it is told and shows every message and the close code. */
export class RawSocket {
  readonly #socket: WebSocket;
  readonly #received: unknown[] = [];
  #waiting: ((message: unknown) => void) | null = null;
  /** The close frame. */
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const message: unknown = JSON.parse(String(data));
      const waiting = this.#waiting;
      this.#waiting = null;
      if (waiting === null) this.#received.push(message);
      else waiting(message);
    });
    this.closed = new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
  }

  /** An open socket that has not said anything yet. */
  static async raw(
    url: string,
    protocol: string | string[] = 'graphql-transport-ws',
    options: ClientOptions = {},
  ): Promise<RawSocket> {
    const socket = new WebSocket(url, protocol, options);
    const raw = new RawSocket(socket);
    socket.on('error', () => undefined);
    await new Promise((resolve) => {
      socket.once('open', resolve);
      socket.once('close', resolve);
    });
    return raw;
  }

  /** A socket that is acknowledged. */
  static async open(url: string, token?: string, options: ClientOptions = {}): Promise<RawSocket> {
    const raw = await RawSocket.raw(url, undefined, options);
    raw.send({ type: 'connection_init', ...(token === undefined ? {} : { payload: { authorization: `Bearer ${token}` } }) });
    await raw.next();
    return raw;
  }

  /** The HTTP status with which an upgrade is refused. */
  static refused(url: string, options: ClientOptions): Promise<number | undefined> {
    const socket = new WebSocket(url, 'graphql-transport-ws', options);
    socket.on('error', () => undefined);
    return new Promise((resolve) => socket.once('unexpected-response', (_request, response) => resolve(response.statusCode)));
  }

  send(message: unknown): void {
    this.sendText(JSON.stringify(message));
  }

  sendText(text: string): void {
    this.#socket.send(text, () => undefined);
  }

  /** The next message, when it comes. */
  next(): Promise<unknown> {
    if (this.#received.length > 0) return Promise.resolve(this.#received.shift());
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** Stops reading. */
  pause(): void {
    this.#socket.pause();
  }

  /** Reads on. */
  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.close(1000);
  }
}

/** Resolves once the condition holds. */
export async function until(condition: () => boolean, timeoutMs = 5_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('the condition never held');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
