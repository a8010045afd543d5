import { postfeedFields } from '@app/contracts';
import { visibilitySchema } from '@app/contracts/events';
import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { byReactionSchema, countField, linkPreviewSchema, rangeSchema, removalSchema, tagField } from './fields.ts';

/** A question inside a post; its id is the post's. */
export const pollSchema = z.strictObject({
  question: postfeedFields.pollQuestionField().nullable(),
  options: z
    .array(
      z.strictObject({ id: z.string().meta({ maxLength: 40 }), text: postfeedFields.pollOptionField(), votes: countField() }),
    )
    .min(2)
    .max(10),
  multiple: z.boolean(),
  hideResults: z.boolean(),
  closesAt: z.date(),
  voters: countField(),
  /** The end has been told; whether the poll is closed is a matter of `closesAt` alone. */
  isEndTold: z.boolean(),
});

/** Posts, shares and quotes. */
export const posts = defineCollection({
  name: 'posts',
  schema: z.strictObject({
    _id: idField(),
    userId: idField(),
    /** SHARE shows another post and nothing else; QUOTE adds something to it. */
    kind: z.enum(['POST', 'SHARE', 'QUOTE']),
    content: z.strictObject({
      text: postfeedFields.postTextField(),
      ranges: z.array(rangeSchema).max(700),
      /** Prepared tokens of text and poll, for searches. */
      tokens: z.array(z.string().meta({ maxLength: 700 })).max(10_000),
    }),
    language: postfeedFields.contentLanguageField().nullable(),
    hashtags: z.array(tagField()).max(postfeedFields.HASHTAGS_PER_TEXT),
    mentionIds: z.array(idField()).max(postfeedFields.MENTIONS_PER_TEXT),
    mediaIds: z.array(idField()).max(postfeedFields.MEDIA_PER_POST),
    /** Pictures or a video. */
    hasMedia: z.boolean(),
    videoId: idField().nullable(),
    /** Owner of the video when it is somebody else's: the post is a share of it then. */
    sharedVideoOwnerId: idField().nullable(),
    /** The post that told of a new video; it follows the video's privacy. */
    isAnnouncement: z.boolean(),
    poll: pollSchema.nullable(),
    /** Exactly where it was written: for its author alone. */
    place: z
      .strictObject({
        name: postfeedFields.placeNameField().nullable(),
        latitude: postfeedFields.latitudeField(),
        longitude: postfeedFields.longitudeField(),
      })
      .nullable(),
    /** The point of the grid that others see and that searches use. */
    location: z.strictObject({ type: z.enum(['Point']), coordinates: z.array(z.number()).min(2).max(2) }).nullable(),
    linkPreview: linkPreviewSchema.nullable(),
    originalId: idField().nullable(),
    originalAuthorId: idField().nullable(),
    visibility: visibilitySchema,
    /** What an announcement's visibility was before its video was hidden; null while the video is public. */
    heldVisibility: visibilitySchema.nullable(),
    commentPolicy: postfeedFields.commentPolicySchema,
    isSensitive: z.boolean(),
    /** Everybody may see it: PUBLIC, of an account that is neither private nor hidden. A hint for lists and counts. */
    isPublic: z.boolean(),
    /** Its author is deactivated. */
    isHidden: z.boolean(),
    isPinned: z.boolean(),
    stats: z.strictObject({
      reactions: countField(),
      byReaction: byReactionSchema,
      comments: countField(),
      shares: countField(),
      views: countField(),
      /** log2(1 + engagement) + time of the post in half-lives: orders posts as their decayed engagement does, at any time. */
      engagementScore: z.number(),
    }),
    revision: countField(),
    createdAt: z.date(),
    editedAt: z.date().nullable(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    removal: removalSchema.nullable(),
  }),
  indexes: [
    { name: 'posts_feed', key: { userId: 1, visibility: 1, isDeleted: 1, createdAt: -1, _id: -1 } },
    { name: 'posts_timeline', key: { userId: 1, isDeleted: 1, createdAt: -1, _id: -1 } },
    {
      name: 'posts_media',
      key: { userId: 1, visibility: 1, createdAt: -1, _id: -1 },
      partial: { hasMedia: true, isDeleted: false },
    },
    { name: 'posts_hashtag', key: { hashtags: 1, createdAt: -1, _id: -1 }, partial: { isDeleted: false } },
    {
      name: 'posts_hashtag_top',
      key: { hashtags: 1, 'stats.engagementScore': -1, createdAt: -1, _id: -1 },
      partial: { isDeleted: false },
    },
    { name: 'posts_search', key: { 'content.tokens': 'text', hashtags: 'text' } },
    { name: 'posts_words', key: { 'content.tokens': 1, isDeleted: 1, createdAt: -1, _id: -1 } },
    { name: 'posts_trending', key: { 'stats.engagementScore': -1, createdAt: -1, _id: -1 }, partial: { isPublic: true } },
    { name: 'posts_recent', key: { createdAt: -1, _id: -1 }, partial: { isPublic: true } },
    { name: 'posts_nearby', key: { location: '2dsphere', createdAt: -1 }, partial: { isPublic: true } },
    { name: 'posts_pinned', key: { userId: 1 }, unique: true, partial: { isPinned: true } },
    { name: 'posts_share_once', key: { userId: 1, originalId: 1 }, unique: true, partial: { kind: 'SHARE', isDeleted: false } },
    { name: 'posts_announcement', key: { userId: 1, videoId: 1 }, unique: true, partial: { isAnnouncement: true } },
    { name: 'posts_of_video', key: { videoId: 1, createdAt: -1 }, partial: { hasMedia: true } },
    { name: 'posts_of_original', key: { originalId: 1, createdAt: -1 } },
    { name: 'posts_poll_end', key: { 'poll.closesAt': 1 }, partial: { 'poll.isEndTold': false } },
    { name: 'posts_deleted', key: { deletedAt: 1 }, partial: { isDeleted: true } },
  ],
  shardKey: { userId: 1 },
});
export type PostDocument = DocumentOf<typeof posts>;
