import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** Threads (posts, videos, comments) from which a user wants no more notifications; kept in step with the post feed by its events. */
export const threadMutes = defineCollection({
  name: 'threadMutes',
  schema: z.strictObject({
    _id: z.string().meta({ maxLength: 120 }),
    userId: idField(),
    subjectId: idField(),
    createdAt: z.date(),
  }),
  indexes: [{ name: 'thread_mutes_subject', key: { userId: 1, subjectId: 1 }, unique: true }],
  shardKey: { userId: 1 },
});
export type ThreadMuteDocument = DocumentOf<typeof threadMutes>;
