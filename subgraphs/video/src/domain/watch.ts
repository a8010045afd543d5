import { RETENTION_PARTS } from '@app/collections/wechat_video/fields';
import { VideoViewed } from '@app/contracts/events';
import {
  addSeconds,
  type Clock,
  isId,
  KeyedBatches,
  type NotFound,
  newId,
  notFound,
  type Transact,
  type Tx,
  type Viewer,
} from '@app/kernel';
import { applyBeat, BEGUN_SHARE, type BeatEffect, COMPLETE_SHARE, isSensible, NO_PARTS, SESSION_LIFE_SEC } from './beats.ts';
import type { Outbox, ReadRelations, VideoStore } from './ports.ts';
import { readVideos } from './read-videos.ts';
import { addToCount } from './trending-score.ts';
import type { Video } from './video.ts';
import { isWatchable } from './video-rules.ts';
import type { Beat, HistoryEntry, HistoryStore, SessionStore, ViewStore, WatchDeltas, WatchSession } from './watching.ts';

export interface WatchDeps {
  readonly videos: VideoStore;
  readonly sessions: SessionStore;
  readonly views: ViewStore;
  readonly history: HistoryStore;
  readonly outbox: Outbox;
  readonly relations: ReadRelations;
  readonly transact: Transact;
  readonly clock: Clock;
  /** Seconds in which a viewer counts once. */
  readonly viewWindowSec: number;
}

/** A sitting has begun. */
export interface SessionStarted {
  readonly kind: 'WatchSession';
  readonly id: string;
  readonly beatEverySec: number;
}

const BEAT_SEC = { LONG: 10, SHORT: 3 } as const;
const HOUR_MS = 3_600_000;

/** Begins to watch a video that plays: the player then tells by beats what it plays. Anonymous callers are a viewer of their own each time. */
export async function startWatching(deps: WatchDeps, viewer: Viewer | null, videoId: string): Promise<SessionStarted | NotFound> {
  const video = (await readVideos(deps, viewer?.id ?? null, [videoId])).get(videoId);
  if (video === undefined || !isWatchable(video)) return notFound();
  const id = newId();
  const now = deps.clock.now();
  await deps.sessions.insert({
    id,
    videoId,
    ownerId: video.userId,
    userId: viewer?.id ?? null,
    viewerKey: viewer === null ? `s:${id}` : `u:${viewer.id}`,
    startedAt: now,
    lastBeatAt: now,
    playedSec: 0,
    positionSec: 0,
    parts: NO_PARTS,
    isCounted: false,
    isCompleted: false,
    expiresAt: addSeconds(now, SESSION_LIFE_SEC),
  });
  return { kind: 'WatchSession', id, beatEverySec: BEAT_SEC[video.type] };
}

/** Most beats of one video that are written together. */
const MAX_BEATS = 200;

interface SentBeat {
  readonly sessionId: string;
  readonly beat: Beat;
}

/** Takes beats; those of one video that come together are written together. */
export type BeatWriter = KeyedBatches<SentBeat, boolean>;

/** The beats of a process. */
export function createBeatWriter(deps: WatchDeps): BeatWriter {
  return new KeyedBatches((videoId, sent) => writeBeats(deps, videoId, sent), MAX_BEATS);
}

/**
 * A player's word on what it plays; answers whether it was taken. It is not when its session is unknown, over, or another caller's, when
 * its numbers are impossible, and when its caller may no longer see the video.
 */
export async function watchBeat(
  deps: WatchDeps & { readonly beats: BeatWriter },
  viewer: Viewer | null,
  { sessionId, ...beat }: Beat & { readonly sessionId: string },
): Promise<boolean> {
  if (!isId(sessionId) || !isSensible(beat)) return false;
  const session = await deps.sessions.find(sessionId);
  const viewerId = viewer?.id ?? null;
  if (session === null || session.userId !== viewerId || session.expiresAt <= deps.clock.now()) return false;
  const video = (await readVideos(deps, viewerId, [session.videoId])).get(session.videoId);
  if (video === undefined || !isWatchable(video)) return false;
  return deps.beats.add(session.videoId, { sessionId, beat });
}

function writeBeats(deps: WatchDeps, videoId: string, sent: readonly SentBeat[]): Promise<boolean[]> {
  return deps.transact(async (tx) => {
    const ids = [...new Set(sent.map(({ sessionId }) => sessionId))];
    const video = await deps.videos.findById(videoId, tx);
    const found = await deps.sessions.findByIds(ids, tx);
    const durationSec = video?.durationSec ?? 0;
    if (video === null || durationSec <= 0) return sent.map(() => false);
    const now = deps.clock.now();
    const sessions = new Map(found);
    const effects: BeatEffect[] = [];
    const isTaken = sent.map(({ sessionId, beat }) => {
      const session = sessions.get(sessionId);
      if (session === undefined) return false;
      const effect = applyBeat(session, durationSec, beat, now);
      sessions.set(sessionId, effect.session);
      effects.push(effect);
      return true;
    });
    const watched = [...sessions.values()];
    await deps.sessions.save(watched, tx);
    await deps.history.put(historyOf(watched, durationSec), tx);
    await count(deps, video, effects, now, tx);
    return isTaken;
  });
}

/** Positions of signed-in viewers, the last beat of each deciding. */
function historyOf(sessions: readonly WatchSession[], durationSec: number): HistoryEntry[] {
  return sessions.flatMap(({ userId, videoId, positionSec, lastBeatAt }) => {
    if (userId === null) return [];
    const share = positionSec / durationSec;
    const isUnfinished = share >= BEGUN_SHARE && share <= COMPLETE_SHARE;
    return [{ userId, videoId, positionSec, isUnfinished, watchedAt: lastBeatAt }];
  });
}

/** Adds to the counts of a video what its viewers, the owner not among them, have watched. */
async function count(deps: WatchDeps, video: Video, all: readonly BeatEffect[], now: Date, tx: Tx): Promise<void> {
  const effects = all.filter(({ session }) => session.userId !== video.userId);
  const watchTimeSec = effects.reduce((sum, { creditedSec }) => sum + creditedSec, 0);
  // A view is earned by playing: without it, there is nothing to add.
  if (watchTimeSec === 0) return;
  const viewed = await countViews(deps, video.id, effects, now, tx);
  const deltas: WatchDeltas = {
    ...viewed,
    plays: effects.filter(({ isFirstPlay }) => isFirstPlay).length,
    completions: effects.filter(({ completes }) => completes).length,
    watchTimeSec,
  };
  const parts = Array<number>(RETENTION_PARTS).fill(0);
  for (const part of effects.flatMap(({ newParts }) => newParts)) parts[part] = (parts[part] ?? 0) + 1;
  await deps.videos.addWatching(video, deltas, addToCount(video.velocity, viewed.views, now), tx);
  if (viewed.views > 0)
    await deps.outbox.append([VideoViewed({ videoId: video.id, ownerId: video.userId, views: viewed.views })], tx);
  await deps.views.addHour(video.id, new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS), deltas, tx);
  await deps.views.addRetention(video.id, deltas.plays, parts, tx);
}

/** Counts the views that were earned, one a viewer and window. */
async function countViews(
  deps: WatchDeps,
  videoId: string,
  effects: readonly BeatEffect[],
  now: Date,
  tx: Tx,
): Promise<Pick<WatchDeltas, 'views' | 'viewers'>> {
  const earned = new Map(effects.flatMap(({ earnsView, session }) => (earnsView ? [[session.viewerKey, session]] : [])));
  if (earned.size === 0) return { views: 0, viewers: 0 };
  const lastCounted = await deps.views.lastCounted(videoId, [...earned.keys()], tx);
  const windowStart = addSeconds(now, -deps.viewWindowSec);
  const counted = [...earned.values()].filter(({ viewerKey }) => {
    const last = lastCounted.get(viewerKey);
    return last === undefined || last <= windowStart;
  });
  if (counted.length > 0) await deps.views.record(videoId, counted, now, tx);
  return { views: counted.length, viewers: counted.filter(({ viewerKey }) => !lastCounted.has(viewerKey)).length };
}
