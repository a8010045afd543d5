import type { DocumentNode } from 'graphql';
import type { FederatedExecutor } from '../execution/index.ts';
import type { ExplainRecord, OperationScope } from '../operations/scope.ts';

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

/** What an answer tells its developer beside the data: the estimated cost, and how it ran if that was asked. */
export function developerExtensions(
  scope: OperationScope,
  ran: { readonly document?: DocumentNode; readonly operationName?: string | null },
  executor: FederatedExecutor,
): Record<string, unknown> {
  const cost = scope.cost === null ? {} : { cost: scope.cost };
  if (scope.explain === null || ran.document === undefined) return cost;
  return { ...cost, explain: explained(executor, ran.document, ran.operationName ?? undefined, scope.explain) };
}

function explained(
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
