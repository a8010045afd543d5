import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { edgeDirectionSchema } from './follows.ts';

/** Blocks: OUT at the blocker, IN at the blocked one (never shown to them, but asked for in every rule). */
export const blockedUsers = defineCollection({
  name: 'blockedUsers',
  schema: z.strictObject({
    _id: z.string().meta({ maxLength: 80 }),
    ownerId: idField(),
    otherId: idField(),
    direction: edgeDirectionSchema,
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'blocked_pair', key: { ownerId: 1, direction: 1, otherId: 1 }, unique: true },
    { name: 'blocked_list', key: { ownerId: 1, direction: 1, createdAt: -1, otherId: -1 } },
    { name: 'blocked_either_way', key: { ownerId: 1, otherId: 1 } },
  ],
  shardKey: { ownerId: 1 },
});
export type BlockDocument = DocumentOf<typeof blockedUsers>;
