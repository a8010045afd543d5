import { postfeedFields } from '@app/contracts';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { countField, tagField } from './fields.ts';

/** Hashtags with their counts and their heat. */
export const hashtags = defineCollection({
  name: 'hashtags',
  schema: z.strictObject({
    /** The folded tag. */
    _id: tagField(),
    /** Public posts that bear it. */
    postCount: countField(),
    /** (recent − expected) / √(expected + 1); 0 when nothing is above the usual. */
    trendScore: z.number(),
    isTrending: z.boolean(),
    /** Different authors of the last six hours. */
    recentAuthors: countField(),
    /** Languages of the last hours' posts. */
    languages: z.array(postfeedFields.contentLanguageField()).max(20),
    createdAt: z.date(),
    lastUsedAt: z.date(),
    scoredAt: z.date().nullable(),
  }),
  indexes: [
    { name: 'hashtags_trending', key: { trendScore: -1, _id: 1 }, partial: { trendScore: { $gt: 0 } } },
    { name: 'hashtags_trending_language', key: { languages: 1, trendScore: -1, _id: 1 }, partial: { trendScore: { $gt: 0 } } },
    { name: 'hashtags_count', key: { postCount: -1, _id: 1 } },
  ],
  shardKey: { _id: 'hashed' },
});
export type HashtagDocument = DocumentOf<typeof hashtags>;

/** How many authors used a tag in one hour: what is usual for a tag is the mean of its last week. */
export const hashtagHours = defineCollection({
  name: 'hashtagHours',
  schema: z.strictObject({
    /** `tag@hour`. */
    _id: z.string().meta({ maxLength: 80 }),
    tag: tagField(),
    hourAt: z.date(),
    authors: countField(),
    expiresAt: z.date(),
  }),
  indexes: [
    { name: 'hashtag_hours_tag', key: { tag: 1, hourAt: -1 } },
    { name: 'hashtag_hours_hour', key: { hourAt: 1 } },
    { name: 'hashtag_hours_ttl', key: { expiresAt: 1 }, expireAfterSec: 0 },
  ],
  shardKey: { tag: 1 },
});
export type HashtagHourDocument = DocumentOf<typeof hashtagHours>;
