import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { BadUserInputError, RateLimitedError, UnauthenticatedError } from '@app/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { GatewayConfig } from '../config.ts';
import type { OperationPipeline, OperationRequest } from '../operations/pipeline.ts';
import { type OperationScope, scopeFor } from '../operations/scope.ts';
import { errorOfFault, type PresentationSettings, presentErrors } from '../plugins/errors.ts';
import type { Authenticator } from '../viewer/authenticator.ts';
import type { ClientReader } from '../viewer/client.ts';
import type { LiveSessions } from '../viewer/live-sessions.ts';
import { requestOf } from './graphql-http.ts';
import { Outlet } from './outlet.ts';
import { Wire } from './wire.ts';

/** What the event-stream door needs. */
export interface StreamDoorOptions {
  readonly config: GatewayConfig;
  readonly pipeline: OperationPipeline;
  readonly authenticator: Authenticator;
  readonly clients: ClientReader;
  readonly liveSessions: LiveSessions | null;
  readonly presentation: PresentationSettings;
}

const KEEP_ALIVE_COMMENT = ':\n\n';
const COMPLETE = 'event: complete\ndata:\n\n';

function nextEvent(json: string): string {
  return `event: next\ndata: ${json}\n\n`;
}

/**
 * `/graphql` over Server-Sent Events, one stream an operation ("distinct connections" of the GraphQL over SSE protocol): each result is a
 * `next` event, the end a `complete` event. A slow client slows its own stream down.
 */
export class StreamDoor {
  readonly #options: StreamDoorOptions;
  readonly #open = new Set<AbortController>();
  /** Open streams of each account, or of each address while anonymous. */
  readonly #openOf = new Map<string, number>();

  constructor(options: StreamDoorOptions) {
    this.#options = options;
  }

  /** Open streams. */
  get size(): number {
    return this.#open.size;
  }

  /** Ends all streams. */
  close(): void {
    for (const left of this.#open) left.abort();
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const asked = requestOf(request);
    const left = new AbortController();
    const { authenticator, clients } = this.#options;
    const caller = await authenticator.authenticate(request.headers.authorization, clients.read(request.raw));
    const scope = scopeFor('sse', caller, left.signal);
    const headers = reply.getHeaders();
    reply.hijack();
    const response = reply.raw;
    response.once('close', () => left.abort());
    this.#open.add(left);
    const whose = caller.identity.viewer?.id ?? caller.identity.client.ip;
    const isOneTooMany = this.#count(whose, 1) > this.#options.config.SSE_MAX_STREAMS;
    const stopWatching = this.#watch(scope, caller.expiresAtMs, response, left);
    const timer = setInterval(() => response.write(KEEP_ALIVE_COMMENT), this.#options.config.WS_PING_MS);
    try {
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.write(KEEP_ALIVE_COMMENT);
      if (isOneTooMany) await this.#finish(response, scope, { errors: [this.#tooMany()] });
      else await this.#run(asked, request.method, scope, response);
    } finally {
      this.#count(whose, -1);
      clearInterval(timer);
      stopWatching();
      this.#open.delete(left);
      response.end();
    }
  }

  #count(whose: string, change: 1 | -1): number {
    const open = (this.#openOf.get(whose) ?? 0) + change;
    if (open === 0) this.#openOf.delete(whose);
    else this.#openOf.set(whose, open);
    return open;
  }

  #tooMany(): GraphQLError {
    return errorOfFault(new RateLimitedError({ limit: this.#options.config.SSE_MAX_STREAMS, remaining: 0, retryAfterMs: 1_000 }));
  }

  async #run(asked: OperationRequest, method: string, scope: OperationScope, response: ServerResponse): Promise<void> {
    const { pipeline } = this.#options;
    const operation = await pipeline.prepare(asked, scope);
    if (!('definition' in operation)) return this.#finish(response, scope, { errors: operation });
    const kind = operation.definition.operation;
    if (kind === 'mutation' && method === 'GET') {
      return this.#finish(response, scope, { errors: [errorOfFault(new BadUserInputError('A mutation needs POST.'))] });
    }
    if (kind !== 'subscription') return this.#finish(response, scope, await pipeline.execute(operation, scope));
    const over = Promise.withResolvers<void>();
    const wire = new Wire(response, () => true);
    const started = await pipeline.subscribe(
      operation,
      scope,
      (delivery) =>
        new Outlet({
          wire,
          frameOf: ({ text }) => nextEvent(text),
          delivery,
          maxQueuedBytes: this.#options.config.WS_MAX_BUFFER_BYTES,
          onTooSlow: () => response.destroy(),
          onEnd: over.resolve,
        }),
    );
    if (!('leave' in started)) return this.#finish(response, scope, started);
    scope.signal.addEventListener('abort', () => over.resolve(), { once: true });
    await over.promise;
    await write(response, COMPLETE);
  }

  async #finish(response: ServerResponse, scope: OperationScope, result: ExecutionResult): Promise<void> {
    await this.#next(response, scope, result);
    await write(response, COMPLETE);
  }

  #next(response: ServerResponse, scope: OperationScope, result: ExecutionResult): Promise<boolean> {
    const { errors, ...rest } = result;
    const shown = errors === undefined ? rest : { errors: this.#present(errors, scope), ...rest };
    return write(response, nextEvent(JSON.stringify(shown)));
  }

  #present(errors: readonly GraphQLError[], scope: OperationScope) {
    return presentErrors(errors, scope.identity.traceId, this.#options.presentation);
  }

  /** Ends the stream with its session or token. */
  #watch(scope: OperationScope, expiresAtMs: number | null, response: ServerResponse, left: AbortController): () => void {
    const { viewer } = scope.identity;
    if (viewer === null || expiresAtMs === null) return () => undefined;
    const end = () => {
      const errors = this.#present([errorOfFault(new UnauthenticatedError('The session or its token has ended.'))], scope);
      response.write(nextEvent(JSON.stringify({ errors })));
      left.abort();
    };
    const timer = setTimeout(end, Math.min(Math.max(expiresAtMs - Date.now(), 0), 2 ** 31 - 1));
    const stop = this.#options.liveSessions?.add({ viewer, end });
    return () => {
      clearTimeout(timer);
      stop?.();
    };
  }
}

/** Writes and waits for a client that reads slowly; false when it is gone. */
async function write(response: ServerResponse, text: string): Promise<boolean> {
  if (response.destroyed || response.writableEnded) return false;
  if (response.write(text)) return true;
  const gone = new AbortController();
  const closed = once(response, 'close', { signal: gone.signal }).then(() => false);
  const drained = once(response, 'drain', { signal: gone.signal }).then(() => true);
  try {
    return await Promise.race([drained, closed]);
  } finally {
    gone.abort();
    await Promise.allSettled([closed, drained]);
  }
}
