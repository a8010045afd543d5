import { reactionTypeSchema, subjectTypeSchema } from '@app/contracts/events';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** Reactions on posts, videos and comments: one a user and subject. */
export const reactions = defineCollection({
  name: 'reactions',
  schema: z.strictObject({
    /** `subject:user`. */
    _id: z.string().meta({ maxLength: 80 }),
    subjectType: subjectTypeSchema,
    subjectId: idField(),
    subjectOwnerId: idField(),
    /** The post or video below which the subject stands. */
    rootId: idField(),
    userId: idField(),
    type: reactionTypeSchema,
    /** Its author is deactivated. */
    isHidden: z.boolean(),
    createdAt: z.date(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'reactions_pair', key: { subjectId: 1, userId: 1 }, unique: true },
    { name: 'reactions_list', key: { subjectId: 1, isHidden: 1, createdAt: -1, userId: -1 } },
    { name: 'reactions_type', key: { subjectId: 1, type: 1, isHidden: 1, createdAt: -1, userId: -1 } },
    { name: 'reactions_user', key: { userId: 1, createdAt: -1 } },
  ],
  shardKey: { subjectId: 1 },
});
export type ReactionDocument = DocumentOf<typeof reactions>;
