import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const TEXT = 0x1;
const PING = 0x9;
const ZERO_MASK = Buffer.alloc(4);

/** A frame of a client. Masked by zeroes, which leave the payload as it is. */
function frame(opcode: number, payload: string): Buffer {
  const body = Buffer.from(payload);
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | body.length])
      : Buffer.from([0x80 | opcode, 0xfe, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([head, ZERO_MASK, body]);
}

/**
 * A graphql-transport-ws client that counts text frames by their headers and reads nothing of them: a thousand clients must cost less than
 * the gateway that is measured.
 */
export class RawClient {
  readonly #socket: Socket;
  readonly #onResults: (count: number, bytes: Buffer) => void;
  /** The beginning of a header that was cut by the end of a chunk. */
  #head: Buffer | null = null;
  #opcode = 0;
  /** Bytes of the current frame that are still to come. */
  #rest = 0;
  #onFirst: () => void = () => {};

  private constructor(socket: Socket, onResults: (count: number, bytes: Buffer) => void) {
    this.#socket = socket;
    this.#onResults = onResults;
  }

  /** Connects and is acknowledged; from `subscribe` on, `onResults` hears how many results each chunk of bytes completes. */
  static async open(url: string, onResults: (count: number, bytes: Buffer) => void): Promise<RawClient> {
    const { hostname, port, pathname } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    await once(socket, 'connect');
    socket.write(
      `GET ${pathname} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString('latin1').startsWith('HTTP/1.1 101')) throw new Error('the upgrade was refused');
    socket.write(frame(TEXT, '{"type":"connection_init"}'));
    await once(socket, 'data');
    return new RawClient(socket, onResults);
  }

  /** Starts a subscription; resolves with its first result. */
  subscribe(query: string, variables: object): Promise<void> {
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
    this.#socket.write(
      frame(TEXT, JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query, variables } })),
    );
    return new Promise((resolve) => {
      this.#onFirst = resolve;
    });
  }

  /** Leaves without a word; resolves when the connection is gone. */
  async close(): Promise<void> {
    this.#socket.destroy();
    if (!this.#socket.closed) await once(this.#socket, 'close');
  }

  #read(received: Buffer): void {
    const chunk = this.#head === null ? received : Buffer.concat([this.#head, received]);
    this.#head = null;
    let results = 0;
    let at = 0;
    while (at < chunk.length || this.#rest > 0) {
      if (this.#rest === 0) {
        const header = this.#readHeader(chunk, at);
        if (header === null) break;
        at += header;
      }
      const taken = Math.min(this.#rest, chunk.length - at);
      at += taken;
      this.#rest -= taken;
      if (this.#rest > 0) break;
      if (this.#opcode === TEXT) results += 1;
      else if (this.#opcode === PING) this.#socket.write(frame(0xa, ''));
    }
    if (results === 0) return;
    this.#onFirst();
    this.#onResults(results, chunk);
  }

  /** Its length; null when it is not whole yet. */
  #readHeader(chunk: Buffer, at: number): number | null {
    const short = (chunk[at + 1] ?? 0) & 0x7f;
    const length = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (chunk.length - at < length) {
      this.#head = chunk.subarray(at);
      return null;
    }
    this.#opcode = (chunk[at] ?? 0) & 0xf;
    this.#rest = short < 126 ? short : short === 126 ? chunk.readUInt16BE(at + 2) : Number(chunk.readBigUInt64BE(at + 2));
    return length;
  }
}
