import { BadUserInputError } from '@app/kernel';
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { GatewayConfig } from '../config.ts';
import { operationCancelled } from '../execution/index.ts';
import type { LiveFeeds, LiveSubscription } from '../live/feeds.ts';
import type { DeliveryPolicy } from '../live/fields.ts';
import type { Listener } from '../live/payload.ts';
import type { DocumentRequest, Documents } from '../plugins/documents.ts';
import { asGraphQLError } from '../plugins/errors.ts';
import type { Presence } from '../ports.ts';
import { DocumentCache } from './document-cache.ts';
import type { Generation, Generations } from './generations.ts';
import type { Operation } from './operation.ts';
import { type Door, engineContextOf, type OperationCheck, type OperationScope } from './scope.ts';
import { SingleFlight } from './single-flight.ts';

/** One GraphQL request, before anything of it is believed. */
export interface OperationRequest extends DocumentRequest {
  readonly operationName?: unknown;
  readonly variables?: unknown;
}

/** An operation that passed every check, bound to the supergraph that it was checked against. */
export interface CheckedOperation extends Operation {
  readonly generation: Generation;
}

/** An operation that is over, or that was refused before it ran. */
export interface FinishedOperation {
  readonly door: Door;
  readonly kind: string;
  readonly name: string | null;
  readonly outcome: 'ok' | 'errors' | 'refused';
  readonly durationMs: number;
  readonly traceId: string;
}

/** Hears of each. */
export type OperationObserver = (finished: FinishedOperation) => void;

/** The way of an operation from text to result, the same for every door. */
export class OperationPipeline {
  readonly #config: GatewayConfig;
  readonly #generations: Generations;
  readonly #documents: Documents;
  readonly #checks: readonly OperationCheck[];
  readonly #cache: DocumentCache;
  readonly #observe: OperationObserver;
  readonly #live: LiveFeeds;
  readonly #presence: Presence | null;
  readonly #flights: SingleFlight;

  constructor(options: {
    config: GatewayConfig;
    generations: Generations;
    documents: Documents;
    checks: readonly OperationCheck[];
    allowsIntrospection: boolean;
    observe: OperationObserver;
    live: LiveFeeds;
    presence: Presence | null;
  }) {
    this.#config = options.config;
    this.#generations = options.generations;
    this.#documents = options.documents;
    this.#checks = options.checks;
    this.#observe = options.observe;
    this.#live = options.live;
    this.#presence = options.presence;
    this.#flights = new SingleFlight(options.config.SINGLE_FLIGHT_MS);
    const rules = options.allowsIntrospection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    this.#cache = new DocumentCache(options.config.PLAN_CACHE_SIZE, (source, schema) => this.#read(source, schema, rules));
  }

  get generations(): Generations {
    return this.#generations;
  }

  /** Reads, validates and checks; errors are what the client did wrong. */
  async prepare(request: OperationRequest, scope: OperationScope): Promise<CheckedOperation | readonly GraphQLError[]> {
    try {
      const { source, isTrusted } = this.#documents.resolve(request);
      scope.isTrustedDocument = isTrusted;
      const generation = this.#generations.current;
      const document = this.#cache.get(source, generation.schema);
      if (!('kind' in document)) return document;
      const operation = { generation, ...this.#operationOf(request, source, document, generation.schema) };
      await this.check(operation, scope);
      this.#documents.remember(request, source);
      return operation;
    } catch (error) {
      return [asGraphQLError(error)];
    }
  }

  /** Runs every check; throws what the first one that refuses throws. */
  async check(operation: Operation, scope: OperationScope): Promise<void> {
    try {
      for (const check of this.#checks) await check(operation, scope);
    } catch (refusal) {
      this.#finished(operation, scope, 'refused', 0);
      throw refusal;
    }
  }

  /** Runs a query or mutation. Identical queries of one session at once are one. */
  async execute(operation: CheckedOperation, scope: OperationScope): Promise<ExecutionResult> {
    const release = operation.generation.retain();
    const startedAt = performance.now();
    const session = sharedSessionOf(scope);
    const isQuery = operation.definition.operation === 'query';
    try {
      if (session !== null && !isQuery) this.#flights.changed(session);
      const result = await (session !== null && isQuery
        ? this.#executeOnce(session, operation, scope)
        : this.#run(operation, scope, scope.signal));
      this.#finished(operation, scope, result.errors === undefined ? 'ok' : 'errors', performance.now() - startedAt);
      return result;
    } finally {
      if (session !== null && !isQuery) this.#flights.changed(session);
      release();
    }
  }

  async #executeOnce(session: string, operation: CheckedOperation, scope: OperationScope): Promise<ExecutionResult> {
    const { generation, source, operationName, variables } = operation;
    const query = JSON.stringify([generation.id, source, operationName, variables]);
    try {
      return await this.#flights.run(session, query, scope.signal, (signal) => this.#run(operation, scope, signal));
    } catch (error) {
      if (!scope.signal.aborted) throw error;
      return { data: null, errors: [operationCancelled()] };
    }
  }

  #run(operation: CheckedOperation, scope: OperationScope, signal: AbortSignal): Promise<ExecutionResult> {
    const { document, source, operationName, variables } = operation;
    const context = { ...engineContextOf(scope, this.#config.REQUEST_TIMEOUT_MS), signal };
    return operation.generation.executor.execute({
      document,
      source,
      ...(operationName ? { operationName } : {}),
      variables,
      context,
    });
  }

  /** Starts a subscription; a plain result says why it does not start. Results go to the listener. */
  async subscribe(
    operation: CheckedOperation,
    scope: OperationScope,
    listenerFor: (delivery: DeliveryPolicy) => Listener,
  ): Promise<LiveSubscription | ExecutionResult> {
    const { identity, signal } = scope;
    const started = await this.#live.subscribe({ ...operation, identity, signal }, listenerFor);
    if ('leave' in started && identity.viewer !== null) this.#presence?.enter(identity.viewer.id, signal);
    return started;
  }

  #finished({ definition }: Operation, scope: OperationScope, outcome: FinishedOperation['outcome'], durationMs: number): void {
    const { door, identity } = scope;
    this.#observe({
      door,
      kind: definition.operation,
      name: definition.name?.value ?? null,
      outcome,
      durationMs,
      traceId: identity.traceId,
    });
  }

  #operationOf(request: OperationRequest, source: string, document: DocumentNode, schema: GraphQLSchema): Operation {
    const { operationName, variables } = request;
    if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
      throw new BadUserInputError('`operationName` must be a string.');
    }
    if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) {
      throw new BadUserInputError('`variables` must be an object.');
    }
    const definition = getOperationAST(document, operationName);
    if (!definition) throw new BadUserInputError('Name one operation of the document to run.');
    return {
      schema,
      document,
      source,
      definition,
      operationName: operationName ?? undefined,
      variables: { ...variables },
    };
  }

  #read(source: string, schema: GraphQLSchema, rules: typeof specifiedRules): DocumentNode | readonly GraphQLError[] {
    try {
      const document = parse(source, { maxTokens: this.#config.MAX_TOKENS });
      const errors = validate(schema, document, rules, { maxErrors: this.#config.MAX_ERRORS });
      return errors.length === 0 ? document : errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    } catch (error) {
      return [error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : asGraphQLError(error)];
    }
  }
}

/** Under which callers may hear one answer: one session on one device in one language. Null: nobody else may. */
function sharedSessionOf({ identity: { viewer, client }, explain }: OperationScope): string | null {
  if (viewer === null || explain !== null) return null;
  return JSON.stringify([viewer, client]);
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...error.extensions, code } });
}
