import { postfeedFields } from '@app/contracts';
import { visibilitySchema } from '@app/contracts/events';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { countField } from './fields.ts';

/** Posts that a user has kept. */
export const bookmarks = defineCollection({
  name: 'bookmarks',
  schema: z.strictObject({
    /** `user:post`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    postId: idField(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'bookmarks_pair', key: { userId: 1, postId: 1 }, unique: true },
    { name: 'bookmarks_post', key: { postId: 1 } },
    { name: 'bookmarks_list', key: { userId: 1, createdAt: -1, postId: -1 } },
  ],
  shardKey: { userId: 1 },
});
export type BookmarkDocument = DocumentOf<typeof bookmarks>;

/** Posts that are not out yet: begun ones, and ones that wait for their time. */
export const drafts = defineCollection({
  name: 'drafts',
  schema: z.strictObject({
    _id: idField(),
    userId: idField(),
    text: postfeedFields.postTextField(),
    mediaIds: z.array(idField()).max(postfeedFields.MEDIA_PER_POST),
    visibility: visibilitySchema,
    /** Null for a plain draft. */
    publishAt: z.date().nullable(),
    /** The whole checked input of a scheduled post, as JSON; null for a plain draft. */
    scheduled: z.string().meta({ maxLength: 100_000 }).nullable(),
    createdAt: z.date(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'drafts_list', key: { userId: 1, publishAt: 1, updatedAt: -1, _id: -1 } },
    { name: 'drafts_scheduled', key: { userId: 1, publishAt: 1, _id: 1 } },
    { name: 'drafts_due', key: { publishAt: 1, _id: 1 }, partial: { publishAt: { $type: 'date' } } },
  ],
  shardKey: { userId: 1 },
});
export type DraftDocument = DocumentOf<typeof drafts>;

/** Threads whose notifications a user does not want. */
export const threadMutes = defineCollection({
  name: 'threadMutes',
  schema: z.strictObject({
    /** `user:subject`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    subjectId: idField(),
    createdAt: z.date(),
  }),
  indexes: [{ name: 'thread_mutes_pair', key: { userId: 1, subjectId: 1 }, unique: true }],
  shardKey: { userId: 1 },
});
export type ThreadMuteDocument = DocumentOf<typeof threadMutes>;

/** Votes in polls: one row a voter, final. */
export const pollVotes = defineCollection({
  name: 'pollVotes',
  schema: z.strictObject({
    /** `post:user`. */
    _id: z.string().meta({ maxLength: 80 }),
    postId: idField(),
    userId: idField(),
    optionIds: z
      .array(z.string().meta({ maxLength: 40 }))
      .min(1)
      .max(10),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'poll_votes_pair', key: { postId: 1, userId: 1 }, unique: true },
    { name: 'poll_votes_user', key: { userId: 1, createdAt: -1 } },
  ],
  shardKey: { postId: 1 },
});
export type PollVoteDocument = DocumentOf<typeof pollVotes>;

/** Texts that posts have had; written from the first edit on. */
export const postRevisions = defineCollection({
  name: 'postRevisions',
  schema: z.strictObject({
    /** `post:revision`. */
    _id: z.string().meta({ maxLength: 80 }),
    postId: idField(),
    userId: idField(),
    revision: countField(),
    text: postfeedFields.postTextField(),
    editedAt: z.date(),
  }),
  indexes: [
    { name: 'post_revisions_list', key: { postId: 1, revision: -1 }, unique: true },
    { name: 'post_revisions_user', key: { userId: 1 } },
  ],
  shardKey: { postId: 1 },
});
export type PostRevisionDocument = DocumentOf<typeof postRevisions>;

/** Words that a user does not want to meet: one row a user and word. An ended mute is ignored at once and swept by the TTL index. */
export const mutedWords = defineCollection({
  name: 'mutedWords',
  schema: z.strictObject({
    /** `user:digest of the folded word`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    word: postfeedFields.mutedWordField(),
    /** Null: without an end. */
    until: z.date().nullable(),
    createdAt: z.date(),
  }),
  indexes: [
    { name: 'muted_words_list', key: { userId: 1, createdAt: -1, _id: -1 } },
    { name: 'muted_words_ttl', key: { until: 1 }, expireAfterSec: 0 },
  ],
  shardKey: { userId: 1 },
});
export type MutedWordDocument = DocumentOf<typeof mutedWords>;
