import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** One-way, silent mutes; `until` null means without an end. An ended mute is ignored at once and swept by the TTL index. */
export const mutes = defineCollection({
  name: 'mutes',
  schema: z.strictObject({
    _id: z.string().meta({ maxLength: 80 }),
    ownerId: idField(),
    otherId: idField(),
    until: z.date().nullable(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'mutes_pair', key: { ownerId: 1, otherId: 1 }, unique: true },
    { name: 'mutes_other', key: { otherId: 1 } },
    { name: 'mutes_list', key: { ownerId: 1, createdAt: -1, otherId: -1 } },
    { name: 'mutes_ttl', key: { until: 1 }, expireAfterSec: 0 },
  ],
  shardKey: { ownerId: 1 },
});
export type MuteDocument = DocumentOf<typeof mutes>;
