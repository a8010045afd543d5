import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import {
  CAPTION_TRACKS_PER_VIDEO,
  captionLabelField,
  captionLanguageField,
  countField,
  moderationReasonField,
  secondsField,
  shareField,
  TAGS_PER_VIDEO,
  videoDescriptionField,
  videoLocationField,
  videoPrivacySchema,
  videoStatusSchema,
  videoTagField,
  videoTitleField,
  videoTypeSchema,
} from './fields.ts';

/** Prepared tokens of a text. */
const tokensField = () => z.string().meta({ maxLength: 200_000 });

/** Long videos and shorts. The files themselves are kept by media; here is what clients see of them. */
export const videos = defineCollection({
  name: 'videos',
  schema: z.strictObject({
    _id: idField(),
    userId: idField(),
    /** What the author said; `type` is what the length of the file says of it. */
    declaredType: videoTypeSchema,
    type: videoTypeSchema,
    title: videoTitleField(),
    description: videoDescriptionField(),
    tags: z.array(videoTagField()).max(TAGS_PER_VIDEO),
    location: videoLocationField().nullable(),
    /** What the text index sees. */
    search: z.strictObject({ title: tokensField(), description: tokensField(), tags: tokensField() }),
    privacy: videoPrivacySchema,
    /** When it last became PRIVATE, or was deleted: signed addresses from before it are dead. Absent or null: never. */
    accessSince: z.date().nullable().optional(),
    status: videoStatusSchema,
    /** Stable code; null unless FAILED. */
    failureReason: z.string().meta({ maxLength: 64 }).nullable(),
    progress: z.number().int().min(0).max(100),
    isPlayable: z.boolean(),
    mediaId: idField(),
    /** Of the video stream; null until it was probed. */
    durationSec: secondsField().nullable(),
    width: countField().nullable(),
    height: countField().nullable(),
    /** The still that the author chose; null: the default one. */
    thumbnailName: z.string().meta({ maxLength: 40 }).nullable(),
    /** The picture that the author uploaded for it; goes before a still. */
    thumbnailMediaId: idField().nullable(),
    captions: z
      .array(
        z.strictObject({
          language: captionLanguageField(),
          label: captionLabelField(),
          /** Part of the address; another text has another. */
          version: z.string().meta({ maxLength: 40 }),
        }),
      )
      .max(CAPTION_TRACKS_PER_VIDEO),
    stats: z.strictObject({
      viewCount: countField(),
      /** Different viewers who were counted. */
      viewerCount: countField(),
      /** Watch sessions in which something was played. */
      playCount: countField(),
      /** Of these, the ones in which 95 % were played. */
      completionCount: countField(),
      watchTimeSec: secondsField(),
    }),
    /** Views, each losing half its weight every six hours: `score` as it was at `at`. */
    velocity: z.strictObject({ score: secondsField(), at: z.date() }),
    trendingScore: shareField(),
    trending: z.strictObject({
      viewVelocity: shareField(),
      completionRate: shareField(),
      engagementRate: shareField(),
      recencyScore: shareField(),
    }),
    /** Something happened that the score does not know yet. */
    needsTrendingUpdate: z.boolean(),
    /** When time alone will have changed the score enough; null: never. */
    rescoreAt: z.date().nullable(),
    /** The owner is deactivated. */
    isHidden: z.boolean(),
    isOwnerPrivate: z.boolean(),
    /** Ready, PUBLIC, there: may stand in lists, under the rules of its owner's account. */
    isListed: z.boolean(),
    /** Listed, and the owner's account is not private. */
    isPublic: z.boolean(),
    createdAt: z.date(),
    readyAt: z.date().nullable(),
    /** When it first was both ready and PUBLIC. */
    publishedAt: z.date().nullable(),
    updatedAt: z.date(),
    isDeleted: z.boolean(),
    deletedAt: z.date().nullable(),
    /** By whom and why staff took it away. */
    removal: z.strictObject({ byId: idField(), reason: moderationReasonField() }).nullable(),
  }),
  indexes: [
    {
      name: 'videos_shorts_feed',
      key: { type: 1, trendingScore: -1, createdAt: -1, _id: -1 },
      partial: { isPublic: true },
    },
    { name: 'videos_shorts_oldest', key: { type: 1, createdAt: 1, _id: 1 }, partial: { isPublic: true } },
    { name: 'videos_trending', key: { trendingScore: -1, 'stats.viewCount': -1, _id: -1 }, partial: { isPublic: true } },
    { name: 'videos_user', key: { userId: 1, createdAt: -1, _id: -1 }, partial: { isDeleted: false } },
    { name: 'videos_user_type', key: { userId: 1, type: 1, createdAt: -1, _id: -1 }, partial: { isDeleted: false } },
    { name: 'videos_user_listed', key: { userId: 1, isListed: 1, createdAt: -1, _id: -1 }, partial: { isDeleted: false } },
    { name: 'videos_followed', key: { userId: 1, publishedAt: -1, _id: -1 }, partial: { isListed: true } },
    {
      name: 'videos_search',
      key: { 'search.title': 'text', 'search.description': 'text', 'search.tags': 'text' },
      weights: { 'search.title': 5, 'search.description': 1, 'search.tags': 3 },
      partial: { isListed: true },
    },
    { name: 'videos_owner', key: { userId: 1, _id: 1 } },
    { name: 'videos_media', key: { mediaId: 1 } },
    { name: 'videos_unfinished', key: { status: 1, _id: 1, updatedAt: 1 }, partial: { isDeleted: false } },
    { name: 'videos_needs_trending', key: { needsTrendingUpdate: 1, _id: 1 }, partial: { needsTrendingUpdate: true } },
    { name: 'videos_rescore', key: { rescoreAt: 1, _id: 1 }, partial: { rescoreAt: { $type: 'date' } } },
    { name: 'videos_deleted', key: { deletedAt: 1 }, partial: { isDeleted: true } },
  ],
  shardKey: { userId: 1 },
});
export type VideoDocument = DocumentOf<typeof videos>;

/** Subtitles and captions, one text a video and language. */
export const captions = defineCollection({
  name: 'captions',
  schema: z.strictObject({
    /** `video:language`, the language in lower case. */
    _id: z.string().meta({ maxLength: 80 }),
    videoId: idField(),
    userId: idField(),
    language: captionLanguageField(),
    version: z.string().meta({ maxLength: 40 }),
    webvtt: z.string(),
    updatedAt: z.date(),
  }),
  indexes: [
    { name: 'captions_track', key: { videoId: 1, language: 1 } },
    { name: 'captions_user', key: { userId: 1 } },
  ],
  shardKey: { videoId: 1 },
});
export type CaptionDocument = DocumentOf<typeof captions>;
