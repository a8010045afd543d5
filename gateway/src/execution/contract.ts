import type { DocumentNode } from 'graphql';

/** Who asks and under which limits. Opaque to the engine except `signal` and `deadlineMs`; handed to each subgraph call. */
export interface OperationContext {
  /** The verified caller, in whatever form the transports understand. */
  readonly identity: unknown;
  /** Aborts when the caller leaves; every pending subgraph call is then given up. */
  readonly signal?: AbortSignal;
  /** Instant (epoch milliseconds) after which pending subgraphs count as down. Absent: no limit. */
  readonly deadlineMs?: number;
  /** Correlates the calls of one operation in logs and traces. */
  readonly traceId?: string;
  /** Memory of one operation: in-process subgraphs keep their loaders here, so that all calls of the operation share them. */
  readonly cache: Map<unknown, unknown>;
}

/** An error as a subgraph reports it; `path` is relative to the subgraph's own response. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** One answer of a subgraph. The engine takes ownership of `data` and may change it: never hand out cached objects. */
export interface SubgraphResult {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly SubgraphError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What is asked of a subgraph, without who asks. */
export interface SubgraphRequest {
  readonly document: DocumentNode;
  /** `document` as text, without ignorable characters. */
  readonly source: string;
  readonly operationName?: string;
  readonly variables: Record<string, unknown>;
  readonly kind: 'query' | 'mutation' | 'subscription';
}

/** One call of a subgraph. */
export interface SubgraphCall extends SubgraphRequest {
  readonly context: OperationContext;
  /** Aborts when the caller leaves or the deadline passes. */
  readonly signal: AbortSignal;
}

/** One subgraph, whichever way it is reached. */
export interface SubgraphTransport {
  readonly name: string;
  /** Whether several entity fetches that are due at once may travel as one call; worth it when a call costs a round trip. @defaultValue false */
  readonly mergesFetches?: boolean;
  /** Answers a query or mutation. Never throws for GraphQL errors; may throw for transport faults. */
  execute(request: SubgraphCall): Promise<SubgraphResult>;
  /** Starts a subscription; a plain result means that it was refused. Throws out of the iterable when the stream breaks. */
  subscribe?(request: SubgraphCall): Promise<AsyncIterable<SubgraphResult> | SubgraphResult>;
  /** Releases sockets and pools. */
  close?(): Promise<void>;
}

/** What happened to one subgraph call; for metrics, traces and logs. */
export interface SubgraphCallReport {
  readonly service: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly operationName?: string;
  /** Wall time in milliseconds. */
  readonly durationMs: number;
  readonly outcome: 'data' | 'errors' | 'fault' | 'cancelled';
  /** Entities asked for, after deduplication; 0 for root fetches. */
  readonly representations: number;
  /** What the transport threw; internal text, never for clients. */
  readonly fault?: unknown;
  readonly context: OperationContext;
}

/** One operation to run. */
export interface OperationArgs {
  readonly document: DocumentNode;
  /** The text `document` was parsed from; the plan cache's key. Absent: printed once per document object. */
  readonly source?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly context: OperationContext;
}
