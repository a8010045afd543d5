import { postfeedFields } from '@app/contracts';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';

/** What moderators did to posts and comments: written with the deed, never changed. */
export const moderationActions = defineCollection({
  name: 'moderationActions',
  schema: z.strictObject({
    _id: idField(),
    action: z.enum(['REMOVED', 'RESTORED']),
    subjectType: z.enum(['POST', 'COMMENT']),
    subjectId: idField(),
    /** Author of the post or comment. */
    authorId: idField(),
    moderatorId: idField(),
    /** Null for a restoration. */
    reason: postfeedFields.moderationReasonField().nullable(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'moderation_newest', key: { createdAt: -1, _id: -1 } },
    { name: 'moderation_subject', key: { subjectId: 1, createdAt: -1, _id: -1 } },
  ],
  shardKey: { subjectId: 1 },
});
export type ModerationActionDocument = DocumentOf<typeof moderationActions>;
