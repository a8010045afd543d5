import type { DeliveryPolicy } from '../live/fields.ts';
import type { Listener, LivePayload } from '../live/payload.ts';
import type { Wire } from './wire.ts';

export interface OutletOptions {
  readonly wire: Wire;
  /** A result in the form of the protocol. */
  readonly frameOf: (payload: LivePayload) => Buffer | string;
  readonly delivery: DeliveryPolicy;
  /** Bytes of results that may wait for a client of a lossless field. */
  readonly maxQueuedBytes: number;
  /** The client fell too far behind: it has to be cut off. */
  readonly onTooSlow: () => void;
  /** All results have been written and nothing more comes. */
  readonly onEnd: () => void;
}

/** Results of a `latest` field that may wait: more would only be old news. */
const LATEST_KEPT = 32;

/** One live field of one client: what cannot be sent now waits here, bounded by the field's policy, and holds up nobody else. */
export class Outlet implements Listener {
  readonly #options: OutletOptions;
  #queue: LivePayload[] = [];
  #queuedBytes = 0;
  #hasEnded = false;
  #free: PromiseWithResolvers<void> | null = null;

  constructor(options: OutletOptions) {
    this.#options = options;
  }

  deliver(payload: LivePayload): Promise<void> | undefined {
    if (this.#hasEnded) return undefined;
    const { wire, delivery, frameOf } = this.#options;
    if (this.#queue.length === 0 && !wire.isCongested) {
      wire.write(frameOf(payload));
      return undefined;
    }
    if (this.#queue.length === 0) wire.onceFree(this.#flush);
    this.#queue.push(payload);
    if (delivery === 'latest') {
      if (this.#queue.length > LATEST_KEPT) this.#queue.shift();
      return undefined;
    }
    this.#queuedBytes += payload.bytes.length;
    if (this.#queuedBytes > this.#options.maxQueuedBytes) {
      this.#stop();
      this.#options.onTooSlow();
      return undefined;
    }
    this.#free ??= Promise.withResolvers();
    return this.#free.promise;
  }

  end(): void {
    if (this.#hasEnded) return;
    if (this.#queue.length === 0) this.#stop();
    else this.#onEmpty = () => this.#stop();
  }

  #onEmpty: () => void = () => {};

  readonly #flush = (): void => {
    const { wire, frameOf } = this.#options;
    let sent = 0;
    while (sent < this.#queue.length && !wire.isCongested) {
      const payload = this.#queue[sent];
      sent += 1;
      if (payload) wire.write(frameOf(payload));
    }
    this.#queue = this.#queue.slice(sent);
    if (this.#queue.length > 0) {
      this.#queuedBytes = this.#queue.reduce((sum, { bytes }) => sum + bytes.length, 0);
      wire.onceFree(this.#flush);
      return;
    }
    this.#queuedBytes = 0;
    this.#free?.resolve();
    this.#free = null;
    this.#onEmpty();
  };

  #stop(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#queue = [];
    this.#free?.resolve();
    this.#free = null;
    this.#options.onEnd();
  }
}
