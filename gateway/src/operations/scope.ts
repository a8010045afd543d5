import type { Identity } from '@app/kernel';
import type { OperationContext } from '../execution/index.ts';
import type { Caller } from '../viewer/authenticator.ts';
import type { Operation } from './operation.ts';

/** Which way an operation came in. */
export type Door = 'http' | 'ws' | 'sse';

/** Everything about one operation that is not the operation itself; Apollo's `contextValue`. */
export interface OperationScope {
  readonly door: Door;
  readonly caller: Caller;
  /** What subgraphs are told; a check may complete it (device id). */
  identity: Identity;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
  /** The document is in the manifest: depth and cost are known to be fine. */
  isTrustedDocument: boolean;
  /** A cookie for the response; only HTTP can set one. */
  setCookie: string | null;
  /** What the cost check estimated; null before it ran. */
  cost: { readonly estimate: number; readonly limit: number } | null;
  /** The client asks how the operation runs (development). */
  explain: ExplainRecord | null;
}

/** What the explain mode gathers while an operation runs. */
export interface ExplainRecord {
  readonly startedAt: number;
  readonly fetches: { service: string; durationMs: number; outcome: string; representations: number }[];
}

/** One concern that every operation passes before anything runs, whichever door it came through. Throws a `Fault` to refuse it. */
export type OperationCheck = (operation: Operation, scope: OperationScope) => void | Promise<void>;

/** A fresh scope. */
export function scopeFor(door: Door, caller: Caller, signal: AbortSignal): OperationScope {
  return {
    door,
    caller,
    identity: caller.identity,
    signal,
    isTrustedDocument: false,
    setCookie: null,
    cost: null,
    explain: null,
  };
}

const explainByContext = new WeakMap<object, ExplainRecord>();

/** The scope as the executor and the transports see it. */
export function engineContextOf(scope: OperationScope, timeoutMs: number): OperationContext {
  const cache = new Map<unknown, unknown>();
  if (scope.explain !== null) explainByContext.set(cache, scope.explain);
  return {
    identity: scope.identity,
    signal: scope.signal,
    traceId: scope.identity.traceId,
    cache,
    deadlineMs: Date.now() + timeoutMs,
  };
}

/** The record to which a finished subgraph call belongs; undefined outside the explain mode. */
export function explainOf(context: OperationContext): ExplainRecord | undefined {
  return explainByContext.get(context.cache);
}
