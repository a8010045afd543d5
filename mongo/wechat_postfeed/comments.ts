import { postfeedFields } from '@app/contracts';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { byReactionSchema, countField, rangeSchema, removalSchema } from './fields.ts';

/** Comments on posts and videos. A deleted one with listed replies stays as a tombstone. */
export const comments = defineCollection({
  name: 'comments',
  schema: z.strictObject({
    _id: idField(),
    rootType: z.enum(['POST', 'VIDEO']),
    rootId: idField(),
    rootOwnerId: idField(),
    userId: idField(),
    parentId: idField().nullable(),
    parentAuthorId: idField().nullable(),
    /** The comment of level 1 above it, or itself. */
    threadId: idField(),
    /** Ids from level 1 down to this one, joined by `/`: depth first is the order of paths. */
    path: z.string().meta({ maxLength: 200 }),
    depth: z.number().int().min(1).max(postfeedFields.COMMENT_MAX_DEPTH),
    content: z.strictObject({ text: postfeedFields.commentTextField(), ranges: z.array(rangeSchema).max(300) }),
    mentionIds: z.array(idField()).max(postfeedFields.MENTIONS_PER_TEXT),
    mediaIds: z.array(idField()).max(postfeedFields.MEDIA_PER_COMMENT),
    stats: z.strictObject({
      reactions: countField(),
      byReaction: byReactionSchema,
      /** Replies of all levels that are not deleted. */
      replies: countField(),
      /** For TOP: reactions + 2 replies. */
      score: countField(),
    }),
    /** Direct replies that are listed, and listed ones of all levels: tombstones included. */
    listedChildren: countField(),
    listedDescendants: countField(),
    /** Stands in lists: not deleted, or a tombstone. */
    isListed: z.boolean(),
    /** Its author is deactivated. */
    isHidden: z.boolean(),
    createdAt: z.date(),
    editedAt: z.date().nullable(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    removal: removalSchema.nullable(),
  }),
  indexes: [
    { name: 'comments_level', key: { rootId: 1, parentId: 1, createdAt: -1, _id: -1 }, partial: { isListed: true } },
    {
      name: 'comments_top',
      key: { rootId: 1, parentId: 1, 'stats.score': -1, createdAt: -1, _id: -1 },
      partial: { isListed: true },
    },
    { name: 'comments_thread', key: { rootId: 1, threadId: 1, path: 1 }, partial: { isListed: true } },
    { name: 'comments_author', key: { userId: 1, isDeleted: 1, createdAt: -1, _id: -1 } },
    { name: 'comments_count', key: { rootId: 1, isListed: 1, parentId: 1, listedChildren: 1, isHidden: 1, userId: 1 } },
    { name: 'comments_deleted', key: { deletedAt: 1 }, partial: { isDeleted: true } },
  ],
  shardKey: { rootId: 1 },
});
export type CommentDocument = DocumentOf<typeof comments>;
