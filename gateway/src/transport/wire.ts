import { Socket } from 'node:net';
import type { Writable } from 'node:stream';

const held = new Set<Socket>();

/** Results that come together leave in one system call: it costs more than all else that a delivery needs. */
function holdUntilTurnEnds(stream: Socket): void {
  if (held.has(stream)) return;
  if (held.size === 0) setImmediate(releaseAll);
  held.add(stream);
  stream.cork();
}

function releaseAll(): void {
  const streams = [...held];
  held.clear();
  for (const stream of streams) stream.uncork();
}

/** The way to one client, shared by all that it follows. Writes never wait; whoever has much to say asks first whether the way is free. */
export class Wire {
  readonly #stream: Writable;
  readonly #isOpen: () => boolean;
  readonly #waiting = new Set<() => void>();

  /** `isOpen`: whether the protocol still allows messages. */
  constructor(stream: Writable, isOpen: () => boolean) {
    this.#stream = stream;
    this.#isOpen = isOpen;
    stream.on('drain', () => {
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      for (const resume of waiting) resume();
    });
  }

  /** Whether more is buffered than the kernel takes at the moment. */
  get isCongested(): boolean {
    return this.#stream.writableNeedDrain;
  }

  /** Sends with everything else that this turn of the event loop has to say, or buffers. Silent where the client is gone. */
  write(bytes: Buffer | string): void {
    if (!this.#isOpen() || this.#stream.writableEnded || this.#stream.destroyed) return;
    // An HTTP response gathers by itself, and would never tell that it can take more after it was held.
    if (this.#stream instanceof Socket) holdUntilTurnEnds(this.#stream);
    this.#stream.write(bytes);
  }

  /** Calls back once when the way is free again; never when the client goes before that. */
  onceFree(resume: () => void): void {
    this.#waiting.add(resume);
  }
}
