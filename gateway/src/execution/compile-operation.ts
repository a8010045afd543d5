import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type ExecutionResult, GraphQLError, type OperationDefinitionNode } from 'graphql';
import { compilePlan } from './compile-plan.ts';
import type { OperationContext } from './contract.ts';
import { refuse } from './faults.ts';
import { type PreparedOperation, prepareOperation } from './prepare-operation.ts';
import { type OperationEnvironment, planOperation, runPlan } from './run-plan.ts';
import { type CompiledSubscription, compileSubscription } from './subscription.ts';
import { withSuccessor } from './successor.ts';

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

/** Plans and compiles an operation; refusals carry the documented code. */
export function compileOperation(
  environment: OperationEnvironment,
  document: DocumentNode,
  operationName: string | undefined,
): CompiledOperation | GraphQLError[] {
  const { supergraph, assumeValid } = environment;
  const prepared = prepareOperation(supergraph.apiSchema, document, operationName, assumeValid);
  if (Array.isArray(prepared)) return prepared;
  try {
    return compilePrepared(environment, prepared);
  } catch (fault) {
    // The plan uses something that this executor does not know, e.g. @fromContext: true of the operation whenever it comes.
    const originalError = fault instanceof Error ? fault : undefined;
    return [
      new GraphQLError('This operation needs a feature that is not supported.', { extensions: UNSUPPORTED, originalError }),
    ];
  }
}

const UNSUPPORTED = { code: 'GRAPHQL_VALIDATION_FAILED' };

function compilePrepared(environment: OperationEnvironment, prepared: PreparedOperation): CompiledOperation | GraphQLError[] {
  const { definition } = prepared;
  if (definition.operation === 'subscription') return compileSubscription(environment, prepared);
  const { successor, supergraph } = environment;
  const isAsked = successor !== undefined && definition.operation === 'mutation';
  const document = isAsked ? withSuccessor(prepared.document, supergraph.apiSchema, successor) : prepared.document;
  const queryPlan = planOperation(environment, document, definition.name?.value);
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
