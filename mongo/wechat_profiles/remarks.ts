import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { remarkField } from './fields.ts';

/** Private notes of one user about another. */
export const remarks = defineCollection({
  name: 'remarks',
  schema: z.strictObject({
    _id: z.string().meta({ maxLength: 80 }),
    ownerId: idField(),
    otherId: idField(),
    remark: remarkField(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'remarks_pair', key: { ownerId: 1, otherId: 1 }, unique: true },
    { name: 'remarks_other', key: { otherId: 1 } },
  ],
  shardKey: { ownerId: 1 },
});
export type RemarkDocument = DocumentOf<typeof remarks>;
