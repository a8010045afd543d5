import { prettyFormatQueryPlan, type QueryPlannerConfig } from '@apollo/query-planner';
import { type DocumentNode, type ExecutionResult, type GraphQLError, type GraphQLSchema, print } from 'graphql';
import { BoundedCache } from './bounded-cache.ts';
import { type CompiledOperation, compileOperation } from './compile-operation.ts';
import type { OperationArgs, SubgraphCallReport, SubgraphTransport } from './contract.ts';
import { refuse } from './faults.ts';
import type { OperationEnvironment } from './run-plan.ts';
import type { SuccessorRule } from './successor.ts';
import { loadSupergraph, type QueryPlan } from './supergraph.ts';

export interface FederatedExecutorOptions {
  /** The composed supergraph. `@link`s for security are accepted: enforcing them is the front's duty. */
  readonly supergraphSdl: string;
  /** How to reach a subgraph; asked once for each, at creation. `url` is the one that the supergraph names. */
  readonly transports: (name: string, url?: string) => SubgraphTransport;
  /** Most compiled operations kept; the least recently used goes. @defaultValue 500 */
  readonly planCacheSize?: number;
  /** Skips validation where every document was validated before it comes here. @defaultValue false */
  readonly assumeValid?: boolean;
  /** Most errors in one result. @defaultValue 10 */
  readonly maxErrors?: number;
  /** Field of event types whose value goes to `extensions.cursor`. @defaultValue 'cursor' */
  readonly cursorField?: string;
  /** After which answers the rest of a mutation is asked as somebody else. @defaultValue none */
  readonly successor?: SuccessorRule | undefined;
  /** Hears of every subgraph call once it is over. Must not throw. */
  readonly onCall?: (report: SubgraphCallReport) => void;
  /**
   * Passed to Apollo's planner. Planning blocks the event loop, so it weighs fewer alternatives than Apollo's default of 10,000: an
   * operation with more of them may get a dearer plan, and the worst one blocks for a fraction (docs/decisions/0014).
   * @defaultValue `{ debug: { maxEvaluatedPlans: 100 } }`
   */
  readonly planner?: Pick<QueryPlannerConfig, 'debug' | 'reuseQueryFragments' | 'generateQueryFragments'>;
}

/** A plan for people and tools. */
export interface Explanation {
  readonly plan: QueryPlan;
  readonly text: string;
}

/** Runs operations over the subgraphs of one supergraph. One instance a supergraph; a new schema gets a new instance. */
export interface FederatedExecutor {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  /** The compiled operation, from the cache where it is known; errors carry the documented code. */
  plan(document: DocumentNode, operationName?: string, source?: string): CompiledOperation | GraphQLError[];
  /** Runs a query or mutation. Never rejects for what clients or subgraphs do. */
  execute(args: OperationArgs): Promise<ExecutionResult>;
  /** The query plan, for the explain mode of development. */
  explain(document: DocumentNode, operationName?: string): Explanation | GraphQLError[];
  /** Releases all transports. */
  close(): Promise<void>;
}

const DEFAULT_PLAN_CACHE_SIZE = 500;
const DEFAULT_MAX_ERRORS = 10;
const DEFAULT_MAX_EVALUATED_PLANS = 100;

/** Builds the executor of a supergraph. Throws when the SDL is not a valid supergraph. */
export function createFederatedExecutor(options: FederatedExecutorOptions): FederatedExecutor {
  const supergraph = loadSupergraph(
    options.supergraphSdl,
    options.planner ?? { debug: { maxEvaluatedPlans: DEFAULT_MAX_EVALUATED_PLANS } },
  );
  const transports = new Map(supergraph.subgraphs.map(({ name, url }) => [name, options.transports(name, url || undefined)]));
  const environment: OperationEnvironment = {
    supergraph,
    transportOf(service) {
      const transport = transports.get(service);
      if (!transport) throw new Error(`no transport for subgraph ${service}`);
      return transport;
    },
    assumeValid: options.assumeValid ?? false,
    maxErrors: options.maxErrors ?? DEFAULT_MAX_ERRORS,
    onCall: options.onCall,
    successor: options.successor,
    cursorField: options.cursorField ?? 'cursor',
  };
  const plan = createPlanCache(environment, options.planCacheSize ?? DEFAULT_PLAN_CACHE_SIZE);
  return {
    schema: supergraph.apiSchema,
    plan,
    async execute({ document, source, operationName, variables = {}, context }) {
      const compiled = plan(document, operationName, source);
      if (Array.isArray(compiled)) return { errors: compiled };
      if (compiled.kind === 'subscription')
        return { errors: [refuse('Subscriptions are not answered by a single result.', 'BAD_USER_INPUT')] };
      return compiled.execute(variables, context);
    },
    explain(document, operationName) {
      const compiled = plan(document, operationName);
      if (Array.isArray(compiled)) return compiled;
      return { plan: compiled.queryPlan, text: prettyFormatQueryPlan(compiled.queryPlan) };
    },
    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close?.()));
    },
  };
}

/** Keeps compiled operations by text; documents without their text are printed once. Failures are not kept. */
function createPlanCache(environment: OperationEnvironment, size: number): FederatedExecutor['plan'] {
  const compiled = new BoundedCache<string, CompiledOperation>(size);
  const printed = new WeakMap<DocumentNode, string>();
  const textOf = (document: DocumentNode): string => {
    const known = printed.get(document);
    if (known !== undefined) return known;
    const text = print(document);
    printed.set(document, text);
    return text;
  };
  return (document, operationName, source) => {
    const text = source ?? textOf(document);
    const key = operationName ? `${operationName}\n${text}` : text;
    const known = compiled.get(key);
    if (known) return known;
    const operation = compileOperation(environment, document, operationName);
    if (!Array.isArray(operation)) compiled.set(key, operation);
    return operation;
  };
}
