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
