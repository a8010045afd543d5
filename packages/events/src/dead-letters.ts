import { type Redis, redisOrDown } from '@app/redis';
import { decodeEntry, eventOf, type LogEntry, type StoredEvent } from './entry.ts';
import { deadLetterStream, type LogLayout } from './layout.ts';

/** An event that a group gave up on. */
export interface DeadLetter {
  /** Its place in the dead letter stream. */
  readonly id: string;
  readonly event: StoredEvent;
  /** The last error, as text. */
  readonly error: string;
  readonly attempts: number;
}

const MAX_DEAD_LETTERS = 10_000;

/** The events that a consumer group could not handle; about the newest 10,000 are kept. */
export class DeadLetters {
  readonly #redis: Redis;
  readonly #stream: string;

  constructor(redis: Redis, group: string, layout: LogLayout = {}) {
    this.#redis = redis;
    this.#stream = deadLetterStream(layout, group);
  }

  /** Puts an event aside with the reason. */
  async add(stream: string, entry: LogEntry, error: unknown, attempts: number): Promise<void> {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const fields = ['n', entry.type, 'e', entry.body, 's', stream, 'i', entry.id, 'x', reason, 'a', String(attempts)];
    await redisOrDown(this.#redis.xadd(this.#stream, 'MAXLEN', '~', MAX_DEAD_LETTERS, '*', ...fields));
  }

  /** The oldest `count` dead letters. */
  async list(count = 100): Promise<DeadLetter[]> {
    const entries = await redisOrDown(this.#redis.xrange(this.#stream, '-', '+', 'COUNT', count));
    return entries.flatMap(([id, fields]) => {
      const entry = decodeEntry(id, fields);
      if (entry === null) return [];
      const named = new Map(fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1] ?? ''] as const] : [])));
      const event = { ...eventOf(entry, named.get('s') ?? ''), entryId: named.get('i') ?? '' };
      return [{ id, event, error: named.get('x') ?? '', attempts: Number(named.get('a')) }];
    });
  }

  /** Forgets one, as after it was dealt with by hand. */
  async remove(id: string): Promise<void> {
    await redisOrDown(this.#redis.xdel(this.#stream, id));
  }
}
