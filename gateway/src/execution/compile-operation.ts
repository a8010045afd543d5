import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type ExecutionResult, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { compilePlan, type Plan, type PlanEnvironment } from './compile-plan.ts';
import type { OperationContext, SubgraphCallReport } from './contract.ts';
import { operationCancelled, refuse } from './faults.ts';
import { type BoundVariables, type PreparedOperation, prepareOperation } from './prepare-operation.ts';
import { Run } from './run.ts';
import { type CompiledSubscription, compileSubscription } from './subscription.ts';

/** A query or mutation, planned and compiled. */
export interface CompiledRequest {
  readonly kind: 'query' | 'mutation';
  readonly definition: OperationDefinitionNode;
  readonly queryPlan: QueryPlan;
  /** Runs the plan. Resolves with partial data and errors for whatever subgraphs do; variables that do not fit are errors. */
  execute(variables: Readonly<Record<string, unknown>>, context: OperationContext): Promise<ExecutionResult>;
}

/** An operation that needs no further look at its document. */
export type CompiledOperation = CompiledRequest | CompiledSubscription;

/** What operations are compiled against. */
export interface OperationEnvironment extends PlanEnvironment {
  /** Documents are validated elsewhere already. */
  readonly assumeValid: boolean;
  /** Most errors in one result. */
  readonly maxErrors: number;
  readonly onCall?: (report: SubgraphCallReport) => void;
  /** Response name of the event's field whose value goes to `extensions.cursor`. */
  readonly cursorField: string;
}

/** Plans and compiles an operation; refusals carry the documented code. */
export function compileOperation(
  environment: OperationEnvironment,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | GraphQLError[] {
  const { supergraph, assumeValid } = environment;
  const prepared = prepareOperation(supergraph.apiSchema, document, operationName, assumeValid);
  if (Array.isArray(prepared)) return prepared;
  const { definition } = prepared;
  if (definition.operation === 'subscription') return compileSubscription(environment, prepared);
  const queryPlan = planOperation(environment, prepared.document, definition.name?.value);
  if (queryPlan instanceof GraphQLError) return [queryPlan];
  if (queryPlan.node?.kind === 'Subscription') return [refuse('A subscription cannot be executed as a query.')];
  const plan = compilePlan(queryPlan.node, environment);
  return {
    kind: definition.operation,
    definition,
    queryPlan,
    execute: async (raw, context) => {
      const variables = prepared.bindVariables(raw);
      return Array.isArray(variables) ? { errors: variables } : runPlan({ environment, prepared, plan, variables, context });
    },
  };
}

/** Asks the planner. Its own limits (too many options, too deep recursion) are the client's problem, not ours. */
export function planOperation(
  { supergraph }: PlanEnvironment,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan | GraphQLError {
  try {
    const operation = operationFromDocument(supergraph.plannerSchema, document, { operationName, validate: false });
    return supergraph.planner.buildQueryPlan(operation);
  } catch (fault) {
    return new GraphQLError('No query plan was found for this operation within the limits.', {
      extensions: { code: 'OPERATION_TOO_COMPLEX' },
      originalError: fault instanceof Error ? fault : undefined,
    });
  }
}

export interface PlanRun {
  readonly environment: OperationEnvironment;
  readonly prepared: PreparedOperation;
  readonly plan: Plan;
  readonly variables: BoundVariables;
  readonly context: OperationContext;
  /** Fills the tree before the plan runs: the event of a subscription. */
  readonly begin?: (run: Run) => void;
}

/** Runs a plan to its shaped result. */
export async function runPlan({ environment, prepared, plan, variables, context, begin }: PlanRun): Promise<ExecutionResult> {
  const { raw, conditions } = variables;
  const run = new Run({ context, variables: raw, conditions, responseShape: prepared.responseShape, onCall: environment.onCall });
  try {
    begin?.(run);
    await plan(run);
    if (run.stopped === 'cancelled') return { data: null, errors: [operationCancelled()] };
    const program = prepared.programFor(conditions);
    if (program.introspect) Object.assign(run.root, program.introspect(raw));
    const data = program.shape(run);
    return run.errors.length === 0 ? { data } : { errors: run.errors.slice(0, environment.maxErrors), data };
  } finally {
    run.dispose();
  }
}
