import { RETENTION_PARTS } from '@app/collections/wechat_video/fields';
import { addSeconds } from '@app/kernel';
import type { Beat, WatchSession } from './watching.ts';

/** A session ends so many seconds after its last beat. */
export const SESSION_LIFE_SEC = 24 * 3_600;
/** A video counts as watched to its end from this share on. */
export const COMPLETE_SHARE = 0.95;
/** Below this share, a video was hardly begun. */
export const BEGUN_SHARE = 0.05;

/** Nobody plays faster than this for long; the rest forgives clocks and networks. */
const MAX_SPEED = 1.1;
const GRACE_SEC = 1;
/** A view needs so many seconds, or half of the video, whichever is less. */
const VIEW_SEC = 30;
const ROUNDING_SEC = 0.001;

/** No part was played yet. */
export const NO_PARTS = '0'.repeat(RETENTION_PARTS);

/** What one beat has done to its session. */
export interface BeatEffect {
  readonly session: WatchSession;
  readonly creditedSec: number;
  /** The first seconds of this session. */
  readonly isFirstPlay: boolean;
  /** Enough was played for a view, just now. */
  readonly earnsView: boolean;
  /** 95 % were reached, just now. */
  readonly completes: boolean;
  /** Hundredths that this session had not played before. */
  readonly newParts: readonly number[];
}

/** Whether the numbers of a beat can be those of a player. */
export function isSensible({ positionSec, playedSec }: Beat): boolean {
  return Number.isFinite(positionSec) && positionSec >= 0 && Number.isFinite(playedSec) && playedSec >= 0;
}

/**
 * Credits a beat to its session: what was played is capped by the time since the last beat, by the time since the beginning (so that many
 * quick beats earn no more than few), and by the length of the video. A seek only moves the position.
 */
export function applyBeat(session: WatchSession, durationSec: number, beat: Beat, now: Date): BeatEffect {
  const capSince = (from: Date) => Math.max(0, (now.getTime() - from.getTime()) / 1000) * MAX_SPEED + GRACE_SEC;
  const creditedSec = Math.max(
    0,
    Math.min(
      beat.playedSec,
      capSince(session.lastBeatAt),
      capSince(session.startedAt) - session.playedSec,
      durationSec - session.playedSec,
    ),
  );
  const playedSec = session.playedSec + creditedSec;
  const positionSec = beat.ended ? durationSec : Math.min(beat.positionSec, durationSec);
  const newParts = partsBetween(positionSec - creditedSec, positionSec, durationSec).filter(
    (part) => session.parts[part] === '0',
  );
  const isEnough = playedSec + ROUNDING_SEC >= Math.min(VIEW_SEC, durationSec / 2);
  const isComplete = playedSec + ROUNDING_SEC >= durationSec * COMPLETE_SHARE;
  return {
    session: {
      ...session,
      lastBeatAt: now,
      playedSec,
      positionSec,
      parts: withParts(session.parts, newParts),
      isCounted: session.isCounted || isEnough,
      isCompleted: session.isCompleted || isComplete,
      expiresAt: addSeconds(now, SESSION_LIFE_SEC),
    },
    creditedSec,
    isFirstPlay: session.playedSec === 0 && creditedSec > 0,
    earnsView: isEnough && !session.isCounted,
    completes: isComplete && !session.isCompleted,
    newParts,
  };
}

/** Hundredths of a video that lie, at least by half, between two places of it. */
function partsBetween(fromSec: number, toSec: number, durationSec: number): number[] {
  if (toSec <= fromSec || durationSec <= 0) return [];
  const partSec = durationSec / RETENTION_PARTS;
  const first = Math.max(0, Math.round(fromSec / partSec));
  const end = Math.min(RETENTION_PARTS, Math.round(toSec / partSec));
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

function withParts(parts: string, played: readonly number[]): string {
  if (played.length === 0) return parts;
  const digits = [...parts];
  for (const part of played) digits[part] = '1';
  return digits.join('');
}
