import { z } from 'zod';

export type VideoType = 'LONG' | 'SHORT';
export type VideoStatus = 'UPLOADING' | 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';
export type VideoPrivacy = 'PUBLIC' | 'UNLISTED' | 'PRIVATE';

/** One captions file of a video. */
export interface CaptionTrack {
  readonly language: string;
  readonly label: string;
  /** Part of its address; another text has another. */
  readonly version: string;
}

/** What was counted of a video; the owner's own watching is not in it. */
export interface VideoStats {
  readonly viewCount: number;
  readonly viewerCount: number;
  readonly playCount: number;
  readonly completionCount: number;
  readonly watchTimeSec: number;
}

/** The terms of the trending score, each from 0 to 1. */
export interface TrendingTerms {
  readonly viewVelocity: number;
  readonly completionRate: number;
  readonly engagementRate: number;
  readonly recencyScore: number;
}

/** A count that loses half its weight in a fixed time: `score` as it was at `at`. */
export interface DecayingCount {
  readonly score: number;
  readonly at: Date;
}

/** A video as the platform keeps it. */
export interface Video {
  readonly id: string;
  readonly userId: string;
  readonly declaredType: VideoType;
  readonly type: VideoType;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly location: string | null;
  readonly privacy: VideoPrivacy;
  /** When it last became PRIVATE, or was deleted: signed addresses from before it are dead. Absent or null: never. */
  readonly accessSince?: Date | null;
  readonly status: VideoStatus;
  readonly failureReason: string | null;
  readonly progress: number;
  readonly isPlayable: boolean;
  readonly mediaId: string;
  /** Of the video stream; null until it was probed. */
  readonly durationSec: number | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnailName: string | null;
  readonly thumbnailMediaId: string | null;
  readonly captions: readonly CaptionTrack[];
  readonly stats: VideoStats;
  readonly velocity: DecayingCount;
  readonly trendingScore: number;
  readonly trending: TrendingTerms;
  readonly needsTrendingUpdate: boolean;
  readonly rescoreAt: Date | null;
  readonly isHidden: boolean;
  readonly isOwnerPrivate: boolean;
  readonly isListed: boolean;
  readonly isPublic: boolean;
  readonly createdAt: Date;
  readonly readyAt: Date | null;
  readonly publishedAt: Date | null;
  readonly updatedAt: Date;
  readonly isDeleted: boolean;
  readonly deletedAt: Date | null;
  readonly removal: { readonly byId: string; readonly reason: string } | null;
}

/** Where a list by time goes on: time and id of its last row. */
export const timePositionSchema = z.strictObject({ atMs: z.number(), id: z.string() });
export type TimePosition = z.output<typeof timePositionSchema>;

/** Where a list by score goes on: score, what comes next in its order, and id of its last row. */
export const scorePositionSchema = z.strictObject({ score: z.number(), tie: z.number(), id: z.string() });
export type ScorePosition = z.output<typeof scorePositionSchema>;

/** Nothing was watched yet. */
export const NO_STATS: VideoStats = { viewCount: 0, viewerCount: 0, playCount: 0, completionCount: 0, watchTimeSec: 0 };
/** No score yet. */
export const NO_TRENDING: TrendingTerms = { viewVelocity: 0, completionRate: 0, engagementRate: 0, recencyScore: 0 };

/** Share of the plays in which at least 95 % of the video were played; 0 before the first play. */
export function completionRate({ playCount, completionCount }: Pick<VideoStats, 'playCount' | 'completionCount'>): number {
  return playCount === 0 ? 0 : completionCount / playCount;
}

/** Whether nothing more will happen to the video by itself. */
export function isFinal({ status }: Pick<Video, 'status'>): boolean {
  return status === 'READY' || status === 'FAILED';
}
