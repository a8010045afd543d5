import type { DocumentNode } from 'graphql';
import type { FederatedExecutor } from '../execution/index.ts';
import type { ExplainRecord } from '../operations/scope.ts';

/** How an operation ran, for its developer; `extensions.explain` of an answer in development. */
export interface Explained {
  /** The query plan as text. */
  readonly plan: string;
  /** Every call of a subgraph, in the order of their ends. */
  readonly fetches: ExplainRecord['fetches'];
  readonly totalMs: number;
}

/** Name of the request header that asks for it. */
export const EXPLAIN = 'x-explain';

/** A record to be filled while an operation runs. */
export function newExplainRecord(): ExplainRecord {
  return { startedAt: performance.now(), fetches: [] };
}

/** What the record and the plan tell. */
export function explained(
  executor: FederatedExecutor,
  document: DocumentNode,
  operationName: string | undefined,
  record: ExplainRecord,
): Explained {
  const explanation = executor.explain(document, operationName);
  return {
    plan: 'text' in explanation ? explanation.text : '',
    fetches: record.fetches,
    totalMs: performance.now() - record.startedAt,
  };
}
