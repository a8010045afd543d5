import { createSourceEventStream, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { type CompiledDocuments, createCompiledDocuments } from './compiled-documents.ts';
import type { SubgraphCall, SubgraphError, SubgraphResult, SubgraphTransport } from './contract.ts';

export interface InProcessTransportOptions {
  readonly schema: GraphQLSchema;
  /**
   * The resolvers' context for one call. The calls of one operation share `call.context.cache`: keep loaders there. What it throws
   * counts as a fault of the subgraph.
   */
  readonly contextFor: (call: SubgraphCall) => unknown;
  /** Gives errors the form that the subgraph's own HTTP server would give them. @defaultValue as they are */
  readonly formatError?: (error: SubgraphError, call: SubgraphCall) => SubgraphError;
  /** Extensions of a subscription event's result, from the value that the source yielded. @defaultValue none */
  readonly eventExtensions?: (event: unknown) => Record<string, unknown> | undefined;
  /** The error with which a subscription ends whose source failed; undefined: it is a fault, and the stream broke. @defaultValue always */
  readonly refusalOf?: (fault: unknown) => SubgraphError | undefined;
  /**
   * Runs of one document after which it is compiled (graphql-jit) instead of interpreted (graphql-js). `Infinity` interprets always.
   * @defaultValue 4
   */
  readonly compileAfter?: number;
}

const DEFAULT_COMPILE_AFTER = 4;

/** A subgraph in this process: planned documents run on its schema as they are, without text, parsing, validation or JSON. */
export function createInProcessTransport(name: string, options: InProcessTransportOptions): SubgraphTransport {
  const { schema } = options;
  const documents = createCompiledDocuments(schema, options.compileAfter ?? DEFAULT_COMPILE_AFTER);
  return {
    name,
    async execute(call) {
      const made = options.contextFor(call);
      const contextValue = made instanceof Promise ? await made : made;
      return formatted(await run(schema, documents, call, contextValue), call, options.formatError);
    },
    async subscribe(call) {
      const { document, operationName, variables } = call;
      const contextValue = await options.contextFor(call);
      const source = await createSourceEventStream({ schema, document, operationName, variableValues: variables, contextValue });
      if (!(Symbol.asyncIterator in source)) return formatted(source, call, options.formatError);
      return eventsOf(options, call, source[Symbol.asyncIterator]());
    },
  };
}

function run(schema: GraphQLSchema, documents: CompiledDocuments, call: SubgraphCall, contextValue: unknown) {
  const compiled = documents.for(call.document, call.operationName);
  if (compiled) return compiled(contextValue, call.variables);
  const { document, operationName, variables } = call;
  return execute({ schema, document, operationName, variableValues: variables, contextValue });
}

function formatted(
  result: ExecutionResult,
  call: SubgraphCall,
  formatError: InProcessTransportOptions['formatError'],
): SubgraphResult {
  if (!formatError || !result.errors) return result;
  return { ...result, errors: result.errors.map((error) => formatError(error, call)) };
}

/** Runs the subscription's selection on each event. Every event has a memory of its own, or loaders would answer with yesterday's rows. */
function eventsOf(
  options: InProcessTransportOptions,
  call: SubgraphCall,
  source: AsyncIterator<unknown>,
): AsyncIterableIterator<SubgraphResult> {
  const { schema, eventExtensions, formatError } = options;
  const { document, operationName, variables } = call;
  let isOver = false;
  const refused = (fault: unknown): { readonly refusal: SubgraphResult } => {
    const refusal = options.refusalOf?.(fault);
    if (refusal === undefined) throw fault;
    isOver = true;
    return { refusal: { errors: [formatError ? formatError(refusal, call) : refusal] } };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (isOver) return { done: true, value: undefined };
      const event = await source.next().catch(refused);
      if ('refusal' in event) return { done: false, value: event.refusal };
      if (event.done) return { done: true, value: undefined };
      const eventCall = { ...call, signal: call.signal, context: { ...call.context, cache: new Map() } };
      const contextValue = await options.contextFor(eventCall);
      const result = await execute({
        schema,
        document,
        operationName,
        variableValues: variables,
        contextValue,
        rootValue: event.value,
      });
      const extensions = eventExtensions?.(event.value);
      return { done: false, value: { ...formatted(result, call, formatError), ...(extensions && { extensions }) } };
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
}
