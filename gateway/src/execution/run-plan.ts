import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type ExecutionResult, GraphQLError } from 'graphql';
import type { Plan, PlanEnvironment } from './compile-plan.ts';
import type { OperationContext, SubgraphCallReport } from './contract.ts';
import { operationCancelled } from './faults.ts';
import { withoutIntrospection } from './introspection.ts';
import type { BoundVariables, PreparedOperation } from './prepare-operation.ts';
import { Run } from './run.ts';

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

/** Asks the planner. Its own limits (too many options, too deep recursion) are the client's problem, not ours. */
export function planOperation(
  { supergraph }: PlanEnvironment,
  document: DocumentNode,
  operationName: string | undefined,
): QueryPlan | GraphQLError {
  try {
    const operation = operationFromDocument(supergraph.plannerSchema, withoutIntrospection(document), {
      operationName,
      validate: false,
    });
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
  const { onCall, maxErrors } = environment;
  const { responseShape } = prepared;
  const run = new Run({ context, variables: raw, conditions, responseShape, maxErrors, onCall });
  try {
    begin?.(run);
    await plan(run);
    if (run.stopped === 'cancelled') return { data: null, errors: [operationCancelled()] };
    const program = prepared.programFor(conditions);
    if (program.introspect) Object.assign(run.root, program.introspect(raw));
    const data = program.shape(run);
    return run.errors.length === 0 ? { data } : { errors: run.errors, data };
  } finally {
    run.dispose();
  }
}
