import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** Users who want a weekly letter, kept in step with their preferences by the events of profiles. */
export const digests = defineCollection({
  name: 'digests',
  schema: z.strictObject({
    /** The user. */
    _id: idField(),
    /** When the last letter went out; the epoch before the first. */
    sentAt: z.date(),
    createdAt: z.date(),
  }),
  indexes: [{ name: 'digests_due', key: { sentAt: 1, _id: 1 } }],
  shardKey: { _id: 'hashed' },
});
export type DigestDocument = DocumentOf<typeof digests>;
