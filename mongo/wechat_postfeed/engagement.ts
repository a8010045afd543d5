import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { byReactionSchema, countField } from './fields.ts';

/** Counts of videos, which live in another domain but are discussed by this one's mechanism. */
export const videoEngagement = defineCollection({
  name: 'videoEngagement',
  schema: z.strictObject({
    /** Id of the video. */
    _id: idField(),
    ownerId: idField(),
    reactions: countField(),
    byReaction: byReactionSchema,
    comments: countField(),
    shares: countField(),
    isDeleted: z.boolean(),
  }),
  indexes: [{ name: 'video_engagement_owner', key: { ownerId: 1 } }],
  shardKey: { _id: 'hashed' },
});
export type VideoEngagementDocument = DocumentOf<typeof videoEngagement>;

/** Authors with so many followers that their posts are merged into feeds at read, not fanned out. */
export const popularAuthors = defineCollection({
  name: 'popularAuthors',
  schema: z.strictObject({ _id: idField(), since: z.date() }),
  indexes: [],
  shardKey: { _id: 'hashed' },
});
export type PopularAuthorDocument = DocumentOf<typeof popularAuthors>;
