import type { DocumentNode } from 'graphql';
import { Pool } from 'undici';
import { type BreakerOptions, type BreakerState, CircuitBreaker } from './circuit-breaker.ts';
import type { OperationContext, SubgraphCall, SubgraphTransport } from './contract.ts';
import { SubgraphFaultError } from './faults.ts';
import { type HttpAnswer, isConnectionError, sendRequest } from './http-request.ts';
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

/** A subgraph behind HTTP, with subscriptions over one shared graphql-ws socket. */
export function createHttpTransport(name: string, options: HttpTransportOptions): HttpTransport {
  const settings = { ...DEFAULTS, ...options };
  const url = new URL(settings.url);
  const pool = new Pool(url.origin, {
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
  const identify = async (context: OperationContext) => settings.identityHeader?.(context);

  const ask = async (call: SubgraphCall): Promise<HttpAnswer> => {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/json',
      ...settings.headersFor?.(call.context),
    };
    const identity = await identify(call.context);
    if (identity !== undefined) headers['x-internal-identity'] = identity;
    const { timeoutMs, maxResponseBytes } = settings;
    const request = {
      path: url.pathname + url.search,
      headers,
      body: bodyOf(call),
      signal: call.signal,
      timeoutMs,
      maxResponseBytes,
    };
    for (let left = call.kind === 'query' ? settings.retries : 0; ; left--) {
      try {
        return await sendRequest(name, pool, request);
      } catch (fault) {
        if (left <= 0 || !isConnectionError(fault)) throw fault;
      }
    }
  };

  return {
    name,
    mergesFetches: settings.mergesFetches,
    get breakerState() {
      return breaker.state;
    },
    async execute(call) {
      if (!breaker.admits()) throw new SubgraphFaultError(name, 'breaker-open', 'not asked: it failed too often just now');
      try {
        const result = readAnswer(name, await ask(call));
        breaker.succeeded();
        return result;
      } catch (fault) {
        if (fault instanceof SubgraphFaultError && fault.reason === 'cancelled') breaker.abandoned();
        else breaker.failed();
        throw fault instanceof SubgraphFaultError ? fault : new SubgraphFaultError(name, 'unreachable', String(fault), fault);
      }
    },
    async subscribe(call) {
      return socket.subscribe(call, await identify(call.context));
    },
    async close() {
      await Promise.all([socket.close(), pool.destroy()]);
    },
  };
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
