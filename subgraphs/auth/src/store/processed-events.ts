import type { ProcessedStore } from '@app/events';
import type { AuthPrisma } from '@app/prisma';

/** Events that a consumer group of auth has handled, so that a replay of the log sends no mail twice. */
export function processedEvents(db: AuthPrisma, consumerGroup: string): ProcessedStore {
  return {
    async seenAmong(eventIds) {
      const rows = await db.processedEvent.findMany({ where: { consumerGroup, eventId: { in: [...eventIds] } } });
      return new Set(rows.map(({ eventId }) => eventId));
    },
    async mark(eventId) {
      await db.processedEvent.createMany({ data: [{ consumerGroup, eventId }], skipDuplicates: true });
    },
  };
}

/** Forgets events that were handled before `before`; returns how many. */
export async function forgetProcessedEvents(db: AuthPrisma, before: Date): Promise<number> {
  const { count } = await db.processedEvent.deleteMany({ where: { processedAt: { lt: before } } });
  return count;
}
