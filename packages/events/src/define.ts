import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';

/** A fact that a domain is about to publish. It must survive JSON: `data` holds ids and facts, not documents, dates as text. */
export interface NewEvent<T = unknown> {
  /** UUID v7; what consumers deduplicate by. */
  readonly id: string;
  /** As in `postfeed.post.published.v1`; the first segment is the domain. */
  readonly type: string;
  /** Ordering key: events of one key are published and consumed in the order of their commits. */
  readonly key: string;
  /** Live topics, as in `post:ID` or `user:ID`; without white space. */
  readonly topics: readonly string[];
  /** ISO 8601 in UTC, by the producer's clock. */
  readonly occurredAt: string;
  readonly data: T;
}

/** How an event is ordered and to whom it is shown live. */
export interface EventRoute<T> {
  /** Ordering key; events that must not overtake each other share one. */
  readonly key: (data: T) => string;
  /** Live topics. @defaultValue none: consumers only */
  readonly topics?: (data: T) => readonly string[];
}

/** A declared event: call it with data to make a `NewEvent` (throws `ZodError` on data that do not fit). */
export interface EventType<N extends string = string, S extends z.ZodType = z.ZodType> {
  (data: z.input<S>): NewEvent<z.output<S>>;
  readonly type: N;
  readonly domain: string;
  /** Reads data that came from the log; throws `ZodError` when they do not fit. */
  parse(data: unknown): z.output<S>;
}

const TYPE_FORM = /^[a-z][a-z0-9]*(\.[a-z0-9][a-z0-9_-]*)+\.v[1-9][0-9]*$/;

/** The domain that owns an event type: its first segment. */
export function domainOf(type: string): string {
  const dot = type.indexOf('.');
  return dot < 0 ? type : type.slice(0, dot);
}

/**
 * Declares an event once, beside its schema and route. `type` is `domain.thing.happened.vN`; the schema's output must be accepted by the
 * schema again, because consumers parse what producers parsed. Throws `TypeError` on a malformed type.
 */
export function defineEvent<N extends string, S extends z.ZodType>(
  type: N,
  schema: S,
  route: EventRoute<z.output<S>>,
): EventType<N, S> {
  if (!TYPE_FORM.test(type)) throw new TypeError(`"${type}" is not an event type like domain.thing.happened.v1`);
  function make(input: z.input<S>): NewEvent<z.output<S>> {
    const data = schema.parse(input);
    const topics = [...new Set(route.topics?.(data) ?? [])];
    const stray = topics.find((topic) => topic === '' || /\s/.test(topic));
    if (stray !== undefined) throw new TypeError(`"${stray}" is not a topic`);
    return { id: uuidv7(), type, key: route.key(data), topics, occurredAt: new Date().toISOString(), data };
  }
  return Object.assign(make, { type, domain: domainOf(type), parse: (data: unknown) => schema.parse(data) });
}
