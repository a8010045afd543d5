import { idField } from '@app/kernel';
import { type DocumentOf, defineCollection } from '@app/mongo';
import { z } from 'zod';
import { countField, RETENTION_PARTS, secondsField, VIEWS_REMEMBERED, viewerKeyField } from './fields.ts';

/** One sitting of one viewer before one video; gone a while after its last beat. */
export const watchSessions = defineCollection({
  name: 'watchSessions',
  schema: z.strictObject({
    _id: idField(),
    videoId: idField(),
    ownerId: idField(),
    /** Null for anonymous viewers. */
    userId: idField().nullable(),
    viewerKey: viewerKeyField(),
    startedAt: z.date(),
    lastBeatAt: z.date(),
    /** Played in all, at most the length of the video. */
    playedSec: secondsField(),
    positionSec: secondsField(),
    /** One digit a part of the video: `1` was played. */
    parts: z.string().meta({ maxLength: RETENTION_PARTS, minLength: RETENTION_PARTS }),
    /** Enough was played for a view, whether it counted or fell into the window of an earlier one. */
    isCounted: z.boolean(),
    /** 95 % were played. */
    isCompleted: z.boolean(),
    expiresAt: z.date(),
  }),
  indexes: [
    { name: 'watch_sessions_ttl', key: { expiresAt: 1 }, expireAfterSec: 0 },
    { name: 'watch_sessions_user', key: { userId: 1 }, partial: { userId: { $type: 'string' } } },
    { name: 'watch_sessions_video', key: { videoId: 1 } },
  ],
  shardKey: { _id: 'hashed' },
});
export type WatchSessionDocument = DocumentOf<typeof watchSessions>;

/** Which views of a viewer were counted, so that none counts twice in its window. */
export const views = defineCollection({
  name: 'views',
  schema: z.strictObject({
    /** `video:viewer`. */
    _id: z.string().meta({ maxLength: 90 }),
    videoId: idField(),
    viewerKey: viewerKeyField(),
    /** Null for anonymous viewers, and for accounts that are gone. */
    userId: idField().nullable(),
    lastAt: z.date(),
    at: z.array(z.date()).max(VIEWS_REMEMBERED),
  }),
  indexes: [
    { name: 'views_pair', key: { videoId: 1, viewerKey: 1 }, unique: true },
    { name: 'views_time', key: { videoId: 1, at: 1 } },
    { name: 'views_user', key: { userId: 1 }, partial: { userId: { $type: 'string' } } },
  ],
  shardKey: { videoId: 1 },
});
export type ViewDocument = DocumentOf<typeof views>;

/** Where a user stopped in a video. */
export const watchHistory = defineCollection({
  name: 'watchHistory',
  schema: z.strictObject({
    /** `user:video`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    videoId: idField(),
    positionSec: secondsField(),
    /** Between 5 and 95 % of the video. */
    isUnfinished: z.boolean(),
    watchedAt: z.date(),
  }),
  indexes: [
    { name: 'watch_history_pair', key: { userId: 1, videoId: 1 }, unique: true },
    { name: 'watch_history_list', key: { userId: 1, watchedAt: -1, videoId: -1 } },
    { name: 'watch_history_unfinished', key: { userId: 1, watchedAt: -1, videoId: -1 }, partial: { isUnfinished: true } },
    { name: 'watch_history_video', key: { videoId: 1 } },
  ],
  shardKey: { userId: 1 },
});
export type WatchHistoryDocument = DocumentOf<typeof watchHistory>;

/** Videos that a user keeps for later. */
export const savedVideos = defineCollection({
  name: 'savedVideos',
  schema: z.strictObject({
    /** `user:video`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    videoId: idField(),
    savedAt: z.date(),
  }),
  indexes: [
    { name: 'saved_videos_pair', key: { userId: 1, videoId: 1 }, unique: true },
    { name: 'saved_videos_list', key: { userId: 1, savedAt: -1, videoId: -1 } },
    { name: 'saved_videos_video', key: { videoId: 1 } },
  ],
  shardKey: { userId: 1 },
});
export type SavedVideoDocument = DocumentOf<typeof savedVideos>;

/** Which shorts a user was shown, on any device, in which round through all of them. */
export const seenShorts = defineCollection({
  name: 'seenShorts',
  schema: z.strictObject({
    /** `user:video`. */
    _id: z.string().meta({ maxLength: 80 }),
    userId: idField(),
    videoId: idField(),
    round: countField(),
    /** Grows with every short that the user is shown. */
    turn: countField(),
    seenAt: z.date(),
  }),
  indexes: [
    { name: 'seen_shorts_pair', key: { userId: 1, videoId: 1 }, unique: true },
    { name: 'seen_shorts_turn', key: { userId: 1, turn: 1 } },
    { name: 'seen_shorts_video', key: { videoId: 1 } },
  ],
  shardKey: { userId: 1 },
});
export type SeenShortDocument = DocumentOf<typeof seenShorts>;

/** How far a user is in the shorts. */
export const shortsProgress = defineCollection({
  name: 'shortsProgress',
  schema: z.strictObject({
    /** The user's id. */
    _id: idField(),
    round: countField(),
    /** Turns that were given out. */
    turns: countField(),
  }),
  indexes: [],
  shardKey: { _id: 'hashed' },
});
export type ShortsProgressDocument = DocumentOf<typeof shortsProgress>;

/** Views and watch time of a video, hour by hour. */
export const hourlyViews = defineCollection({
  name: 'hourlyViews',
  schema: z.strictObject({
    /** `video:hour`. */
    _id: z.string().meta({ maxLength: 80 }),
    videoId: idField(),
    hourAt: z.date(),
    views: countField(),
    plays: countField(),
    completions: countField(),
    watchTimeSec: secondsField(),
  }),
  indexes: [{ name: 'hourly_views_hour', key: { videoId: 1, hourAt: 1 }, unique: true }],
  shardKey: { videoId: 1 },
});
export type HourlyViewsDocument = DocumentOf<typeof hourlyViews>;

/** In how many sessions each hundredth of a video was played. */
export const retention = defineCollection({
  name: 'retention',
  schema: z.strictObject({
    /** The video's id. */
    _id: idField(),
    plays: countField(),
    parts: z.array(countField()).min(RETENTION_PARTS).max(RETENTION_PARTS),
  }),
  indexes: [],
  shardKey: { _id: 'hashed' },
});
export type RetentionDocument = DocumentOf<typeof retention>;
