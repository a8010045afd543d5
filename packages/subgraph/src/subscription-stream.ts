import { createSourceEventStream, type DocumentNode, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';

/** One subscription of a subgraph's schema. */
export interface SubscriptionRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** Called once for the source and once an event, so that no loader outlives the event that it served. */
  createContext(): object;
}

/** Results of a subscription; `return()` settles at once and ends the source. */
export type SubscriptionStream = AsyncIterableIterator<ExecutionResult>;

/**
 * Subscribes, and executes the selection for each event in a context of its own. The event's `cursor` is repeated in
 * `extensions.cursor`, whether it was selected or not. A plain result means that the subscription was refused.
 */
export async function streamSubscription(request: SubscriptionRequest): Promise<SubscriptionStream | ExecutionResult> {
  const { schema, document, operationName, variables } = request;
  const common = { schema, document, operationName: operationName ?? null, variableValues: variables ?? null };
  const source = await createSourceEventStream({ ...common, contextValue: request.createContext() });
  if (!isAsyncIterable(source)) return source;
  const resultOf = async (event: unknown) => {
    const result = await execute({ ...common, rootValue: event, contextValue: request.createContext() });
    const cursor = cursorOfEvent(event);
    return cursor === null ? result : { ...result, extensions: { ...result.extensions, cursor } };
  };
  return mapStream(source, resultOf);
}

type Step = IteratorResult<ExecutionResult, undefined>;

function mapStream(source: AsyncIterable<unknown>, resultOf: (event: unknown) => Promise<ExecutionResult>): SubscriptionStream {
  const events = source[Symbol.asyncIterator]();
  const done: Step = { value: undefined, done: true };
  let isOver = false;
  let releasePending: (() => void) | null = null;
  const pull = async (): Promise<Step> => {
    const event = await events.next();
    if (event.done === true || isOver) {
      isOver = true;
      return done;
    }
    return { value: await resultOf(event.value), done: false };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      if (isOver) return Promise.resolve(done);
      return new Promise((resolve, reject) => {
        // The source may be inside an await that never ends: leaving must not wait for it.
        releasePending = () => resolve(done);
        pull().then(resolve, reject);
      });
    },
    async return() {
      isOver = true;
      releasePending?.();
      void Promise.resolve(events.return?.()).catch(() => undefined);
      return done;
    },
  };
}

/** The cursor of an event as a subscription resolver yields it: its own, or that of the payload inside it. Null without one. */
export function cursorOfEvent(event: unknown): string | null {
  if (!isRecord(event)) return null;
  for (const place of [event, ...Object.values(event)]) {
    if (isRecord(place) && typeof place.cursor === 'string') return place.cursor;
  }
  return null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isAsyncIterable(value: object): value is AsyncIterable<unknown> {
  return Symbol.asyncIterator in value;
}
