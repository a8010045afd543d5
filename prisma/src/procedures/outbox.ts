import type { Prisma } from '../../generated/client.ts';
import type { AuthDatabase } from '../client.ts';

/** An event as `@app/events` makes it. */
export interface OutboxEventInput {
  readonly id: string;
  readonly type: string;
  readonly key: string;
  readonly topics: readonly string[];
  readonly data: Prisma.InputJsonObject;
  /** ISO-8601. */
  readonly occurredAt: string;
}

/** Appends an event that no procedure emits; it commits with the transaction it is part of. */
export async function appendToOutbox(db: AuthDatabase, event: OutboxEventInput): Promise<void> {
  await db.outboxEvent.create({ data: { ...event, topics: [...event.topics], occurredAt: new Date(event.occurredAt) } });
}
