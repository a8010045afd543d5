import type { DeadLetters } from './dead-letters.ts';
import { eventOf, type LogEntry, type StoredEvent } from './entry.ts';
import { type EventHandler, EventMalformedError } from './handler.ts';
import type { ProcessedStore } from './processed-events.ts';
import { type EventsLogger, pause } from './supervise.ts';

/** How one group handles its events. */
export interface EntryProcessorOptions {
  readonly group: string;
  readonly handlers: ReadonlyMap<string, EventHandler>;
  /** Tries of an event before it is put aside. */
  readonly attempts: number;
  /** Wait between tries: doubles from `firstMs` to `capMs`. */
  readonly backoff: { readonly firstMs: number; readonly capMs: number };
  readonly processed: ProcessedStore | null;
  readonly isOutage: (error: unknown) => boolean;
  readonly deadLetters: DeadLetters;
  readonly logger: EventsLogger;
}

/** An entry that this group has a handler for, and that it has not handled yet. */
export interface OpenEntry {
  readonly entry: LogEntry;
  readonly event: StoredEvent;
  readonly handler: EventHandler;
}

/** Handles single events for one group: skips, tries, waits out outages, puts aside. */
export class EntryProcessor {
  readonly #options: EntryProcessorOptions;

  constructor(options: EntryProcessorOptions) {
    this.#options = options;
  }

  /** Those of `entries` that are to be handled, by entry id: of a known type, readable, and not handled before. One look-up in the store. */
  async open(stream: string, entries: readonly LogEntry[], signal: AbortSignal): Promise<ReadonlyMap<string, OpenEntry>> {
    const { handlers, processed } = this.#options;
    const open: OpenEntry[] = [];
    for (const entry of entries) {
      const handler = handlers.get(entry.type);
      if (handler === undefined) continue;
      open.push({ entry, handler, event: eventOf(entry, stream) });
    }
    const ids = open.map(({ event }) => event.id);
    const seen =
      processed === null || ids.length === 0 ? null : await this.#untilReachable(() => processed.seenAmong(ids), signal);
    return new Map(open.filter(({ event }) => !seen?.has(event.id)).map((it) => [it.entry.id, it]));
  }

  /** Handles one event until it is done or put aside (true), or `signal` aborts (false). Rejects only when the dead letter cannot be written. */
  async process({ entry, event, handler }: OpenEntry, signal: AbortSignal): Promise<boolean> {
    const { attempts, isOutage, deadLetters, logger, group } = this.#options;
    let attempt = 1;
    let outages = 0;
    while (!signal.aborted) {
      try {
        await handler.handle(event, { attempt, signal });
        return true;
      } catch (error) {
        if (signal.aborted) return false;
        const isHopeless = error instanceof EventMalformedError;
        if (!isHopeless && isOutage(error)) {
          if (outages === 0) logger.warn({ err: error, group, eventId: event.id }, 'a store is away, waiting to handle an event');
          await this.#wait(outages, signal);
          outages += 1;
          continue;
        }
        logger.warn({ err: error, group, type: event.type, eventId: event.id, attempt }, 'an event could not be handled');
        if (isHopeless || attempt >= attempts) {
          await deadLetters.add(event.stream, entry, error, attempt);
          logger.error({ err: error, group, type: event.type, eventId: event.id }, 'an event was put aside');
          return true;
        }
        await this.#wait(attempt - 1, signal);
        attempt += 1;
      }
    }
    return false;
  }

  /** Records that an event was handled; waits out outages. */
  async mark(eventId: string, signal: AbortSignal): Promise<void> {
    const { processed } = this.#options;
    if (processed !== null) await this.#untilReachable(() => processed.mark(eventId), signal);
  }

  async #untilReachable<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let outages = 0; ; outages += 1) {
      try {
        return await call();
      } catch (error) {
        if (signal.aborted || !this.#options.isOutage(error)) throw error;
        await this.#wait(outages, signal);
      }
    }
  }

  #wait(round: number, signal: AbortSignal): Promise<void> {
    const { firstMs, capMs } = this.#options.backoff;
    return pause(Math.min(firstMs * 2 ** Math.min(round, 20), capMs), signal);
  }
}
