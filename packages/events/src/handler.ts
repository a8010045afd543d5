import type { z } from 'zod';
import type { EventType } from './define.ts';
import type { StoredEvent } from './entry.ts';

/** What a handler is told besides the event. */
export interface HandlingContext {
  /** 1 at the first try. Tries during an outage of a store are not counted. */
  readonly attempt: number;
  /** Aborted when this replica must let go of the partition; another will handle the event again. */
  readonly signal: AbortSignal;
}

/** A handler bound to its event type. */
export interface EventHandler {
  readonly type: string;
  /** Parses the data and handles the event. Throws `EventMalformedError` when the data do not fit their schema. */
  handle(event: StoredEvent, context: HandlingContext): Promise<void>;
}

/** The data of an event do not fit its schema; trying again is pointless. */
export class EventMalformedError extends Error {
  override readonly name = 'EventMalformedError';

  constructor(type: string, cause: unknown) {
    super(`the data of a ${type} do not fit its schema`, { cause });
  }
}

/**
 * Binds a handler to an event type. It may be called more than once for one event: make its effect with `ProcessedEvents.once` in the
 * effect's transaction, or idempotent by nature. Throwing means: try again.
 */
export function on<N extends string, S extends z.ZodType>(
  eventType: EventType<N, S>,
  handler: (event: StoredEvent<z.output<S>>, context: HandlingContext) => Promise<void>,
): EventHandler {
  return {
    type: eventType.type,
    async handle(event, context) {
      await handler({ ...event, data: parseData(eventType, event.data) }, context);
    },
  };
}

function parseData<S extends z.ZodType>(eventType: EventType<string, S>, data: unknown): z.output<S> {
  try {
    return eventType.parse(data);
  } catch (error) {
    throw new EventMalformedError(eventType.type, error);
  }
}
