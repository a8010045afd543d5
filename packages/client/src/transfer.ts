import { waiting } from './links.ts';

/** Where and how to send bytes, as `createUpload` and `createVideo` say. */
export interface Ticket {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly resumable: boolean;
}

/** Options of a transfer. */
export interface TransferOptions {
  /** Bytes that have arrived, of all. */
  readonly onProgress?: (sentBytes: number, totalBytes: number) => void;
  /** Bytes of one request of a resumable transfer; a lost one is sent again. @defaultValue 4 MiB */
  readonly chunkBytes?: number;
  /** @defaultValue the global `fetch` */
  readonly fetch?: typeof fetch;
}

const CHUNK_BYTES = 4 * 1024 * 1024;
const MAX_TRIES = 6;
const BACK_OFF_MS = 500;
const TUS = { 'tus-resumable': '1.0.0' };

/** The bytes were refused; trying again would not help. `status` is the HTTP status. */
export class TransferRefusedError extends Error {
  readonly status: number;

  constructor(status: number, body: string) {
    super(`The upload was refused (${status}). ${body}`);
    this.name = 'TransferRefusedError';
    this.status = status;
  }
}

/** Bytes on their way. A resumable one (tus) can be paused, and goes on where the server is, also after a cut. */
export class Transfer {
  /** Resolves when all bytes are there; rejects with `TransferRefusedError`, with the reason of `cancel`, or with the last network error. */
  readonly done: Promise<void>;
  readonly #ticket: Ticket;
  readonly #bytes: Blob;
  readonly #options: TransferOptions;
  #request = new AbortController();
  #paused: Promise<void> | null = null;
  #unpause: () => void = () => undefined;
  #cancelled: Error | null = null;

  constructor(ticket: Ticket, bytes: Blob, options: TransferOptions = {}) {
    this.#ticket = ticket;
    this.#bytes = bytes;
    this.#options = options;
    this.done = ticket.resumable ? this.#sendChunks() : this.#sendAtOnce();
  }

  get isPaused(): boolean {
    return this.#paused !== null;
  }

  /** Stops sending; a simple transfer (not resumable) cannot be paused and goes on. */
  pause(): void {
    if (!this.#ticket.resumable || this.#paused !== null) return;
    this.#paused = new Promise((resolve) => {
      this.#unpause = resolve;
    });
    this.#request.abort();
  }

  /** Goes on after `pause`. */
  continue(): void {
    this.#paused = null;
    this.#unpause();
  }

  /** Ends it; `done` rejects. The upload itself is cancelled by `cancelUpload`. */
  cancel(): void {
    this.#cancelled = new Error('The upload was cancelled.');
    this.#request.abort();
    this.continue();
  }

  async #sendAtOnce(): Promise<void> {
    this.#progress(0);
    await this.#send(this.#bytes, {});
    this.#progress(this.#bytes.size);
  }

  async #sendChunks(): Promise<void> {
    const { chunkBytes = CHUNK_BYTES } = this.#options;
    let offset: number | null = 0;
    for (let tries = 0; offset === null || offset < this.#bytes.size; ) {
      if (this.#paused !== null) {
        await this.#paused;
        offset = null;
      }
      if (this.#cancelled !== null) throw this.#cancelled;
      this.#request = new AbortController();
      try {
        offset ??= await this.#askOffset();
        this.#progress(offset);
        const end: number = Math.min(offset + chunkBytes, this.#bytes.size);
        if (offset < end) await this.#send(this.#bytes.slice(offset, end), { ...TUS, 'upload-offset': String(offset) });
        offset = end;
        tries = 0;
      } catch (error) {
        offset = null;
        if (this.#request.signal.aborted) continue;
        if (error instanceof TransferRefusedError || ++tries >= MAX_TRIES) throw error;
        await waiting(BACK_OFF_MS * 2 ** tries * (0.5 + Math.random()));
      }
    }
    this.#progress(this.#bytes.size);
  }

  /** How many bytes the server has. */
  async #askOffset(): Promise<number> {
    const { fetch: request = fetch } = this.#options;
    const response = await request(this.#ticket.url, { method: 'HEAD', headers: TUS, signal: this.#request.signal });
    if (response.status >= 400 && response.status < 500) throw new TransferRefusedError(response.status, '');
    const offset = Number(response.headers.get('upload-offset') ?? Number.NaN);
    if (!response.ok || Number.isNaN(offset)) throw new Error(`The upload's offset is unknown (${response.status}).`);
    return offset;
  }

  async #send(part: Blob, more: Readonly<Record<string, string>>): Promise<void> {
    const { fetch: request = fetch } = this.#options;
    const headers = {
      ...Object.fromEntries(this.#ticket.headers.map(({ name, value }) => [name.toLowerCase(), value])),
      ...more,
    };
    const response = await request(this.#ticket.url, {
      method: this.#ticket.method,
      headers,
      body: part,
      signal: this.#request.signal,
    }).catch((error: unknown) => {
      throw this.#cancelled ?? error;
    });
    if (response.ok) return;
    const body = await response.text();
    // 409 and 423: another request of ours was faster, or is not over yet; the offset tells.
    const isFinal = response.status >= 400 && response.status < 500 && ![408, 409, 423, 429].includes(response.status);
    throw isFinal ? new TransferRefusedError(response.status, body) : new Error(`The upload was answered ${response.status}.`);
  }

  #progress(sentBytes: number): void {
    this.#options.onProgress?.(sentBytes, this.#bytes.size);
  }
}
