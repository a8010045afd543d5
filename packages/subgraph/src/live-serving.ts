import { Fault, ServiceUnavailableError } from '@app/kernel';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { openingOf } from './live-opening.ts';
import type { SubscriptionStream } from './subscription-stream.ts';

/** What a subgraph tells the gateway beside events: each is an `extensions` of a result without data, and never reaches a client. */
export interface LiveNotice {
  /** Nothing has come yet; `cursor` is from where the stream would go on. */
  readonly isOpening?: true;
  /** The stream broke off for a reason that is not the caller's: it may be opened again behind its last event. */
  readonly isBroken?: true;
}

/** Whether a source that failed refuses its caller; anything else means that something broke. */
export function isRefusal(error: unknown): error is Fault {
  return error instanceof Fault && !(error instanceof ServiceUnavailableError);
}

type Step = IteratorResult<ExecutionResult, undefined>;

/**
 * The stream as the gateway hears it: first, as soon as it is known, from where it would go on before its first event. A source that fails
 * ends its own stream with the reason, and not the socket that it shares with others.
 */
export function announced(stream: SubscriptionStream, signal: AbortSignal): SubscriptionStream {
  /** What the source was asked for while its opening was told. */
  let ahead: Promise<Step> | null = null;
  let hasBegun = false;
  let isOver = false;
  const failed = (error: unknown): Step => {
    isOver = true;
    const result: ExecutionResult = { errors: [asGraphQLError(error)] };
    const notice: LiveNotice = { isBroken: true };
    return { done: false, value: isRefusal(error) ? result : { ...result, extensions: { ...notice } } };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (isOver) return { done: true, value: undefined };
      // Runs the source up to its first wait, within which a live field says where it begins.
      const step = ahead ?? stream.next();
      ahead = null;
      const cursor = hasBegun ? undefined : openingOf(signal);
      hasBegun = true;
      if (cursor === undefined) return step.catch(failed);
      step.catch(() => undefined);
      ahead = step;
      const notice: LiveNotice = { isOpening: true };
      return { done: false, value: { data: null, extensions: { ...notice, cursor } } };
    },
    async return() {
      isOver = true;
      return stream.return?.() ?? { done: true, value: undefined };
    },
  };
}

function asGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(originalError.message, { originalError });
}
