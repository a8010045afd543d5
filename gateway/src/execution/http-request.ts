import type { Pool } from 'undici';
import { SubgraphFaultError } from './faults.ts';

/** One POST to a subgraph. */
export interface HttpRequest {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Longest wait for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
  /** Largest answer that is read. */
  readonly maxResponseBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

const CONNECTION_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH']);
const UNDICI_CONNECTION_ERRORS = new Set(['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED']);

/** Whether the connection failed, so that asking again may reach a healthy one. */
export function isConnectionError(fault: unknown): boolean {
  if (!(fault instanceof Error) || !('code' in fault) || typeof fault.code !== 'string') return false;
  return CONNECTION_ERRORS.has(fault.code) || UNDICI_CONNECTION_ERRORS.has(fault.code);
}

/**
 * Sends a request and reads its answer. Leaving (the signal) and running out of time destroy the exchange at once, so that the
 * subgraph learns of it. Rejects with a `SubgraphFaultError` for those two, with undici's error for the rest.
 */
export function sendRequest(service: string, pool: Pool, request: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const exchange = new Exchange(service, request, resolve, reject);
    pool.dispatch({ path: request.path, method: 'POST', headers: request.headers, body: request.body }, exchange);
  });
}

type Controller = { abort(reason: Error): void };

/** undici's handler of one exchange; the low-level door, because its streams and their promises cost more than the rest of the call. */
class Exchange {
  readonly #service: string;
  readonly #request: HttpRequest;
  readonly #resolve: (answer: HttpAnswer) => void;
  readonly #reject: (fault: unknown) => void;
  readonly #chunks: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;
  #sizeBytes = 0;
  #status = 0;
  #controller: Controller | undefined;
  #fault: Error | undefined;

  constructor(service: string, request: HttpRequest, resolve: (answer: HttpAnswer) => void, reject: (fault: unknown) => void) {
    this.#service = service;
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#timer = setTimeout(() => this.#give('timeout', `no answer within ${request.timeoutMs} ms`), request.timeoutMs);
    if (request.signal.aborted) this.#onAbort();
    else request.signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  onRequestStart(controller: Controller): void {
    this.#controller = controller;
    if (this.#fault) controller.abort(this.#fault);
  }

  onResponseStart(_controller: Controller, status: number): void {
    this.#status = status;
  }

  onResponseData(_controller: Controller, chunk: Buffer): void {
    this.#sizeBytes += chunk.length;
    if (this.#sizeBytes > this.#request.maxResponseBytes) this.#give('overflow', 'the answer is too large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#release();
    const [first] = this.#chunks;
    const bytes = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#resolve({ status: this.#status, body: bytes.toString('utf8') });
  }

  onResponseError(_controller: Controller, error: Error): void {
    this.#release();
    this.#reject(this.#fault ?? error);
  }

  readonly #onAbort = (): void => {
    const { reason } = this.#request.signal;
    const isDeadline = reason instanceof Error && reason.name === 'TimeoutError';
    this.#give(isDeadline ? 'timeout' : 'cancelled', isDeadline ? 'the deadline of the operation passed' : 'the caller left');
  };

  /** Gives the exchange up. It may not have a connection yet: then it is rejected now and aborted when it gets one. */
  #give(reason: 'timeout' | 'overflow' | 'cancelled', message: string): void {
    this.#fault ??= new SubgraphFaultError(this.#service, reason, message);
    this.#release();
    this.#reject(this.#fault);
    this.#controller?.abort(this.#fault);
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#request.signal.removeEventListener('abort', this.#onAbort);
  }
}
