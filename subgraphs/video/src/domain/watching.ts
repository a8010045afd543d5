import type { Tx } from '@app/kernel';
import type { TimePosition } from './video.ts';

/** One sitting of one viewer before one video. */
export interface WatchSession {
  readonly id: string;
  readonly videoId: string;
  readonly ownerId: string;
  /** Null for anonymous viewers. */
  readonly userId: string | null;
  /** The account, or the session of an anonymous caller. */
  readonly viewerKey: string;
  readonly startedAt: Date;
  readonly lastBeatAt: Date;
  readonly playedSec: number;
  readonly positionSec: number;
  /** One digit a hundredth of the video: `1` was played. */
  readonly parts: string;
  readonly isCounted: boolean;
  readonly isCompleted: boolean;
  readonly expiresAt: Date;
}

/** What a player says: seconds played since its last word, and where it is. */
export interface Beat {
  readonly positionSec: number;
  readonly playedSec: number;
  readonly ended: boolean;
}

/** What watching adds to a video's counts. */
export interface WatchDeltas {
  readonly views: number;
  /** Viewers who were not counted before. */
  readonly viewers: number;
  readonly plays: number;
  readonly completions: number;
  readonly watchTimeSec: number;
}

/** Where a viewer stopped in a video. */
export interface HistoryEntry {
  readonly userId: string;
  readonly videoId: string;
  readonly positionSec: number;
  /** Between 5 and 95 % of the video. */
  readonly isUnfinished: boolean;
  readonly watchedAt: Date;
}

/** What was watched of a video in one hour. */
export interface HourOfViews {
  readonly hourAt: Date;
  readonly views: number;
  readonly plays: number;
  readonly completions: number;
  readonly watchTimeSec: number;
}

/** Time within which something happened: from `since` on, before `until`; null: without that end. */
export interface TimeRange {
  readonly since: Date | null;
  readonly until: Date | null;
}

export interface SessionStore {
  insert(session: WatchSession): Promise<void>;
  find(id: string): Promise<WatchSession | null>;
  findByIds(ids: readonly string[], tx: Tx): Promise<ReadonlyMap<string, WatchSession>>;
  save(sessions: readonly WatchSession[], tx: Tx): Promise<void>;
}

export interface ViewStore {
  /** When each of these viewers was last counted; those who never were are left out. */
  lastCounted(videoId: string, viewerKeys: readonly string[], tx: Tx): Promise<ReadonlyMap<string, Date>>;
  record(
    videoId: string,
    viewers: readonly { readonly viewerKey: string; readonly userId: string | null }[],
    at: Date,
    tx: Tx,
  ): Promise<void>;
  /** Different viewers who were counted in a range. */
  countViewers(videoId: string, range: TimeRange): Promise<number>;
  addHour(videoId: string, hourAt: Date, deltas: WatchDeltas, tx: Tx): Promise<void>;
  /** The newest hours of a range, oldest first. */
  hours(videoId: string, range: TimeRange, limit: number): Promise<HourOfViews[]>;
  /** All hours of a range together. */
  sumHours(videoId: string, range: TimeRange): Promise<Omit<HourOfViews, 'hourAt'>>;
  addRetention(videoId: string, plays: number, parts: readonly number[], tx: Tx): Promise<void>;
  retention(videoId: string): Promise<{ readonly plays: number; readonly parts: readonly number[] } | null>;
}

export interface HistoryStore {
  put(entries: readonly HistoryEntry[], tx: Tx): Promise<void>;
  /** Where a user stopped in these videos, by video. */
  positions(userId: string, videoIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Last watched first; `unfinishedOnly`: between 5 and 95 %. */
  list(userId: string, unfinishedOnly: boolean, after: TimePosition | null, limit: number): Promise<TimePosition[]>;
  clear(userId: string): Promise<void>;
}

export interface SavedStore {
  put(userId: string, videoId: string, at: Date): Promise<void>;
  remove(userId: string, videoId: string): Promise<void>;
  /** Of these videos those that the user keeps. */
  among(userId: string, videoIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Last kept first. */
  list(userId: string, after: TimePosition | null, limit: number): Promise<TimePosition[]>;
}
