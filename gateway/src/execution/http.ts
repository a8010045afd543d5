import { setImmediate } from 'node:timers/promises';
import type { DocumentNode } from 'graphql';
import { Pool } from 'undici';
import { type BreakerOptions, type BreakerState, CircuitBreaker } from './circuit-breaker.ts';
import type { OperationContext, SubgraphCall, SubgraphTransport } from './contract.ts';
import { SubgraphFaultError } from './faults.ts';
import { type HttpAnswer, type HttpRequest, isConnectionError, sendRequest } from './http-request.ts';
import { createUpstreamSocket } from './upstream-socket.ts';
import { readAnswer } from './wire-result.ts';

export interface HttpTransportOptions {
  /** The subgraph's GraphQL endpoint. */
  readonly url: string;
  /** Its graphql-ws endpoint. @defaultValue `url` with ws instead of http */
  readonly subscriptionUrl?: string;
  /** The short-lived signed identity of an operation, sent as `x-internal-identity` and as `extensions.identity`. Undefined: none. */
  readonly identityHeader?: (context: OperationContext) => string | undefined | Promise<string | undefined>;
  /** More headers, e.g. for tracing. */
  readonly headersFor?: (context: OperationContext) => Record<string, string>;
  /** Most connections. @defaultValue 64 */
  readonly connections?: number;
  /** Longest wait for a connection, in milliseconds. @defaultValue 2000 */
  readonly connectTimeoutMs?: number;
  /** Longest wait for one answer, in milliseconds; the operation's deadline may end it earlier. @defaultValue 10000 */
  readonly timeoutMs?: number;
  /** Largest answer that is read. @defaultValue 16 MiB */
  readonly maxResponseBytes?: number;
  /** Repetitions of a query whose connection failed. Mutations are never repeated. @defaultValue 1 */
  readonly retries?: number;
  /** When calls are refused without being tried. */
  readonly breaker?: BreakerOptions;
  /** Events that wait for a slow consumer before its upstream subscription is given up. @defaultValue 1024 */
  readonly maxBufferedEvents?: number;
  /** Whether entity fetches that are due at once share a call. @defaultValue true */
  readonly mergesFetches?: boolean;
}

/** The transport, with a look at its breaker for health and metrics. */
export interface HttpTransport extends SubgraphTransport {
  readonly breakerState: BreakerState;
  close(): Promise<void>;
}

const DEFAULTS = {
  connections: 64,
  connectTimeoutMs: 2000,
  timeoutMs: 10_000,
  maxResponseBytes: 16 * 1024 * 1024,
  retries: 1,
  maxBufferedEvents: 1024,
  mergesFetches: true,
};

type Settings = HttpTransportOptions & typeof DEFAULTS & { readonly path: string };

/** A subgraph behind HTTP, with subscriptions over one shared graphql-ws socket. */
export function createHttpTransport(name: string, options: HttpTransportOptions): HttpTransport {
  const { origin, pathname, search } = new URL(options.url);
  const settings = settingsOf(options, pathname + search);
  const pool = new Pool(origin, {
    connections: settings.connections,
    connect: { timeout: settings.connectTimeoutMs },
    // Time is kept per exchange, by the operation's own limits.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const breaker = new CircuitBreaker(settings.breaker);
  const socket = createUpstreamSocket(name, {
    url: settings.subscriptionUrl ?? settings.url.replace(/^http/, 'ws'),
    maxBufferedEvents: settings.maxBufferedEvents,
    connectTimeoutMs: settings.connectTimeoutMs,
  });
  return {
    name,
    mergesFetches: settings.mergesFetches,
    get breakerState() {
      return breaker.state;
    },
    async execute(call) {
      const request = requestOf(settings, call, await settings.identityHeader?.(call.context));
      if (!breaker.admits()) throw new SubgraphFaultError(name, 'breaker-open', 'not asked: it failed too often just now');
      try {
        const retries = call.kind === 'query' ? settings.retries : 0;
        const result = readAnswer(name, await sendWithRetries(name, pool, request, retries));
        breaker.succeeded();
        return result;
      } catch (fault) {
        // A caller who left, or who asked for too much, says nothing about the subgraph's health.
        if (fault instanceof SubgraphFaultError && (fault.reason === 'cancelled' || fault.reason === 'overflow'))
          breaker.abandoned();
        else breaker.failed();
        throw fault instanceof SubgraphFaultError ? fault : new SubgraphFaultError(name, 'unreachable', String(fault), fault);
      }
    },
    async subscribe(call) {
      return socket.subscribe(call, await settings.identityHeader?.(call.context));
    },
    async close() {
      await Promise.all([socket.close(), pool.destroy()]);
    },
  };
}

function settingsOf(options: HttpTransportOptions, path: string): Settings {
  return {
    ...options,
    path,
    connections: options.connections ?? DEFAULTS.connections,
    connectTimeoutMs: options.connectTimeoutMs ?? DEFAULTS.connectTimeoutMs,
    timeoutMs: options.timeoutMs ?? DEFAULTS.timeoutMs,
    maxResponseBytes: options.maxResponseBytes ?? DEFAULTS.maxResponseBytes,
    retries: options.retries ?? DEFAULTS.retries,
    maxBufferedEvents: options.maxBufferedEvents ?? DEFAULTS.maxBufferedEvents,
    mergesFetches: options.mergesFetches ?? DEFAULTS.mergesFetches,
  };
}

function requestOf(settings: Settings, call: SubgraphCall, identity: string | undefined): HttpRequest {
  const { timeoutMs, maxResponseBytes } = settings;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...settings.headersFor?.(call.context),
    ...(identity !== undefined && { 'x-internal-identity': identity }),
  };
  return { path: settings.path, headers, body: bodyOf(call), signal: call.signal, timeoutMs, maxResponseBytes };
}

async function sendWithRetries(name: string, pool: Pool, request: HttpRequest, retries: number): Promise<HttpAnswer> {
  for (let left = retries; ; left--) {
    try {
      return await sendRequest(name, pool, request);
    } catch (fault) {
      if (left <= 0 || !isConnectionError(fault)) throw fault;
      // Other idle connections may have been closed as well: let the pool hear of it before it picks one.
      await setImmediate();
    }
  }
}

const heads = new WeakMap<DocumentNode, string>();

/** The request's JSON. The document's part never changes, so it is escaped once. */
function bodyOf(call: SubgraphCall): string {
  let head = heads.get(call.document);
  if (head === undefined) {
    const name = call.operationName === undefined ? '' : `,"operationName":${JSON.stringify(call.operationName)}`;
    head = `{"query":${JSON.stringify(call.source)}${name},"variables":`;
    heads.set(call.document, head);
  }
  return `${head}${JSON.stringify(call.variables)}}`;
}
