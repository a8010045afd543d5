import { type IdentityTokens, newId, ServiceUnavailableError, serviceIdentity } from '@app/kernel';
import { Pool } from 'undici';
import type { z } from 'zod';
import type { CallOptions, ServiceCall, ServiceCalls } from './define.ts';

/** Path at which a subgraph process answers calls; the call's name follows. */
export const CALLS_PATH = '/internal/calls';
/** Header that carries the signed internal identity. */
export const IDENTITY_HEADER = 'x-internal-identity';

/** Calls between processes: HTTP POST of JSON, signed as the platform itself. */
export class HttpCalls implements ServiceCalls {
  readonly #caller: string;
  readonly #tokens: IdentityTokens;
  readonly #timeoutMs: number;
  readonly #pools = new Map<string, Pool>();

  /** `urls` gives the base URL of each service; `caller` names this process in logs. */
  constructor(options: { caller: string; urls: Readonly<Record<string, string>>; tokens: IdentityTokens; timeoutMs?: number }) {
    this.#caller = options.caller;
    this.#tokens = options.tokens;
    this.#timeoutMs = options.timeoutMs ?? 5_000;
    for (const [service, url] of Object.entries(options.urls)) this.#pools.set(service, new Pool(url, { connections: 16 }));
  }

  async invoke<I extends z.ZodType, O extends z.ZodType>(
    call: ServiceCall<I, O>,
    input: z.input<I>,
    { timeoutMs = this.#timeoutMs }: CallOptions = {},
  ): Promise<z.output<O>> {
    const pool = this.#pools.get(call.service);
    if (pool === undefined) throw new ServiceUnavailableError(call.service);
    return call.output.parse(await this.#post(pool, call, input, timeoutMs));
  }

  async #post(pool: Pool, call: ServiceCall, input: unknown, timeoutMs: number): Promise<unknown> {
    try {
      const response = await pool.request({
        method: 'POST',
        path: `${CALLS_PATH}/${call.name}`,
        headers: {
          'content-type': 'application/json',
          [IDENTITY_HEADER]: await this.#tokens.sign(serviceIdentity(this.#caller, newId())),
        },
        body: JSON.stringify(input),
        headersTimeout: timeoutMs,
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (response.statusCode === 200) return await response.body.json();
      await response.body.dump();
    } catch {
      // Unreachable, slow or answering nonsense: all the same to the caller.
    }
    throw new ServiceUnavailableError(call.service);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }
}
