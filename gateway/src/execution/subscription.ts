import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { compilePlan, compilePrimary, settleRoot } from './compile-plan.ts';
import type { OperationContext, SubgraphRequest, SubgraphResult, SubgraphTransport } from './contract.ts';
import { type Data, isData } from './data.ts';
import { refuse } from './faults.ts';
import { type FetchOperation, pickVariables } from './fetch-operation.ts';
import type { BoundVariables, PreparedOperation } from './prepare-operation.ts';
import { RESUME_VARIABLE, type ResumedDocument, requestedStart, resumedDocument, resumeRuleOf } from './resumption.ts';
import { type OperationEnvironment, planOperation, runPlan } from './run-plan.ts';
import { soleRootField } from './subscription-root.ts';
import type { QueryPlan } from './supergraph.ts';

/** Response name under which the event's cursor is asked for beside what the client selected. */
const CURSOR_ALIAS = 'gatewayEventCursor';

/**
 * A subscription, planned once per operation and schema. An engine that shares or resumes upstreams asks the subgraph with
 * `primaryCall` itself and turns each event into a client's result with `handleEvent`.
 */
export interface CompiledSubscription {
  readonly kind: 'subscription';
  readonly definition: OperationDefinitionNode;
  readonly queryPlan: QueryPlan;
  /** Response name and schema name of the one root field. */
  readonly rootField: { readonly responseName: string; readonly name: string };
  /** Where the events come from. */
  readonly transport: SubgraphTransport;
  /** Whether events are joined with other subgraphs. */
  readonly hasJoins: boolean;
  /** Checks variables against their definitions; errors carry `BAD_USER_INPUT`. */
  bindVariables(variables: Readonly<Record<string, unknown>>): BoundVariables | GraphQLError[];
  /** Whether a broken stream can be continued from where it was. */
  readonly isResumable: boolean;
  /** From where the client wants the stream to go on; undefined: from now on, or the field cannot be continued. */
  requestedStart(variables: BoundVariables): unknown;
  /**
   * What the subgraph is asked. Equal for two clients exactly when they could share one upstream, identity aside. With `after`, the
   * `extensions.cursor` of a result, the stream goes on behind that result.
   */
  primaryCall(variables: BoundVariables, after?: unknown): SubgraphRequest;
  /**
   * Turns an upstream event into a result: joins the other subgraphs, shapes, and sets `extensions.cursor` where the event has one.
   * The event's data are consumed; give each call its own.
   */
  handleEvent(event: SubgraphResult, variables: BoundVariables, context: OperationContext): Promise<ExecutionResult>;
}

/** Plans and compiles a subscription. Refuses more than one root field, and `@skip` or `@include` on it. */
export function compileSubscription(
  environment: OperationEnvironment,
  prepared: PreparedOperation,
): CompiledSubscription | GraphQLError[] {
  const root = soleRootField(environment.supergraph.apiSchema, prepared.definition, prepared.fragments);
  if (root instanceof GraphQLError) return [root];
  const { definition } = prepared;
  const field = environment.supergraph.apiSchema.getSubscriptionType()?.getFields()[root.name.value];
  const rule = resumeRuleOf(field);
  const cursorField = rule?.field ?? environment.cursorField;
  const queryPlan = planOperation(environment, withCursor(environment, prepared, root, cursorField), definition.name?.value);
  if (queryPlan instanceof GraphQLError) return [queryPlan];
  if (queryPlan.node?.kind !== 'Subscription') return [refuse('This subscription has nothing to subscribe to.')];
  const { primary, rest } = queryPlan.node;
  const fetch = compilePrimary(primary, environment);
  const plan = compilePlan(rest, environment);
  const responseName = root.alias?.value ?? root.name.value;
  let rewritten: ResumedDocument | undefined;
  const resumed = () => {
    const type = field?.args.find(({ name }) => name === rule?.argument)?.type;
    if (!rule || !type) throw new Error(`${root.name.value} cannot be continued`);
    rewritten ??= resumedDocument(fetch.template.document, rule, String(type));
    return rewritten;
  };
  return {
    kind: 'subscription',
    definition,
    queryPlan,
    rootField: { responseName, name: root.name.value },
    transport: fetch.transport,
    hasJoins: rest !== undefined,
    bindVariables: prepared.bindVariables,
    isResumable: rule !== undefined,
    requestedStart: ({ raw }) => rule && requestedStart(root, rule, raw),
    primaryCall: ({ raw }, after) =>
      after === undefined
        ? { ...fetch.template, variables: pickVariables(fetch.variableUsages, raw) }
        : resumedCall(fetch, raw, after, resumed()),
    handleEvent: async (event, variables, context) => {
      const cursor = cursorOf(event, responseName);
      const result = await runPlan({
        environment,
        prepared,
        plan,
        variables,
        context,
        begin: (run) => settleRoot(run, fetch, [], [run.root], event.data, event.errors),
      });
      return cursor === undefined ? result : { ...result, extensions: { ...result.extensions, cursor } };
    },
  };
}

function resumedCall(
  fetch: FetchOperation,
  raw: Readonly<Record<string, unknown>>,
  after: unknown,
  { document, source, variables }: ResumedDocument,
): SubgraphRequest {
  const usages = fetch.variableUsages.filter((name) => variables.has(name));
  return { ...fetch.template, document, source, variables: { ...pickVariables(usages, raw), [RESUME_VARIABLE]: after } };
}

/** Asks for the cursor of every kind of event that has one, so that clients get it whatever they select. */
function withCursor(
  environment: OperationEnvironment,
  prepared: PreparedOperation,
  root: FieldNode,
  cursorField: string,
): DocumentNode {
  const { apiSchema } = environment.supergraph;
  const type = getNamedType(apiSchema.getSubscriptionType()?.getFields()[root.name.value]?.type);
  if (!isCompositeType(type)) return prepared.document;
  const events = isObjectType(type) ? [type] : apiSchema.getPossibleTypes(type);
  const selections = events
    .filter((event) => event.getFields()[cursorField]?.args.length === 0)
    .map((event): InlineFragmentNode => cursorSelection(event.name, cursorField));
  if (selections.length === 0) return prepared.document;
  // The root may stand in a fragment, so the field node itself is what is changed, wherever it is.
  return visit(prepared.document, {
    Field(node) {
      if (node !== root || !node.selectionSet) return undefined;
      return { ...node, selectionSet: { ...node.selectionSet, selections: [...node.selectionSet.selections, ...selections] } };
    },
  });
}

function cursorSelection(typename: string, cursorField: string): InlineFragmentNode {
  const field: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: CURSOR_ALIAS },
    name: { kind: Kind.NAME, value: cursorField },
  };
  return {
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typename } },
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  };
}

function cursorOf(event: SubgraphResult, responseName: string): unknown {
  if (event.extensions?.cursor !== undefined) return event.extensions.cursor;
  const payload: Data | unknown = event.data?.[responseName];
  return isData(payload) ? (payload[CURSOR_ALIAS] ?? undefined) : undefined;
}
