import { addSeconds, newId } from '@app/kernel';
import { describe, expect, it } from 'vitest';
import { applyBeat, isSensible, NO_PARTS } from './beats.ts';
import type { WatchSession } from './watching.ts';

const start = new Date('2026-11-22T13:00:00.000Z');
const session: WatchSession = {
  ...{ id: newId(), videoId: newId(), ownerId: newId(), userId: newId(), viewerKey: 'u:x' },
  ...{ startedAt: start, lastBeatAt: start, playedSec: 0, positionSec: 0, parts: NO_PARTS },
  ...{ isCounted: false, isCompleted: false, expiresAt: addSeconds(start, 60) },
};
const beat = (playedSec: number, positionSec: number, ended = false) => ({ playedSec, positionSec, ended });
const after = (seconds: number) => addSeconds(start, seconds);

describe('a beat', () => {
  it('is credited with what was played', () => {
    const effect = applyBeat(session, 100, beat(10, 10), after(10));
    expect(effect).toMatchObject({ creditedSec: 10, isFirstPlay: true, earnsView: false, completes: false });
    expect(effect.newParts).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(effect.session).toMatchObject({ playedSec: 10, positionSec: 10, lastBeatAt: after(10) });
  });

  it('cannot play more than the time that has passed allows', () => {
    expect(applyBeat(session, 100, beat(90, 90), after(10)).creditedSec).toBeCloseTo(12);
    expect(applyBeat(session, 100, beat(90, 90), after(-10)).creditedSec).toBe(1);
  });

  it('earns no more when it comes in a hundred pieces', () => {
    let current = session;
    for (let piece = 0; piece < 100; piece++) current = applyBeat(current, 100, beat(1, piece), after(1)).session;
    expect(current.playedSec).toBeCloseTo(2.1);
  });

  it('cannot play more than the video has', () => {
    const { session: once } = applyBeat(session, 20, beat(20, 20), after(30));
    const again = applyBeat(once, 20, beat(20, 20), after(60));
    expect([once.playedSec, again.creditedSec, again.session.playedSec]).toEqual([20, 0, 20]);
  });

  it('that is a seek only moves the position', () => {
    const effect = applyBeat(session, 100, beat(0, 80), after(10));
    expect(effect).toMatchObject({
      creditedSec: 0,
      isFirstPlay: false,
      newParts: [],
      session: { positionSec: 80, playedSec: 0 },
    });
  });

  it('stays within the video, and at its end when it has ended', () => {
    expect(applyBeat(session, 100, beat(0, 1e9), after(1)).session.positionSec).toBe(100);
    expect(applyBeat(session, 100, beat(0, 3, true), after(1)).session.positionSec).toBe(100);
  });

  it.each([
    [100, 29.9, false],
    [100, 30, true],
    [40, 19.9, false],
    [40, 20, true],
  ])('of a video of %d s earns its view after %d s: %s', (durationSec, playedSec, earnsView) => {
    expect(applyBeat(session, durationSec, beat(playedSec, playedSec), after(60)).earnsView).toBe(earnsView);
  });

  it('earns one view and one completion a session', () => {
    const first = applyBeat(session, 20, beat(19, 19), after(20));
    const second = applyBeat(first.session, 20, beat(1, 20), after(21));
    expect([first.earnsView, first.completes, second.earnsView, second.completes]).toEqual([true, true, false, false]);
  });

  it('marks each hundredth once, and none that was skipped', () => {
    const first = applyBeat(session, 100, beat(10, 10), after(10));
    const second = applyBeat(first.session, 100, beat(10, 60), after(20));
    const third = applyBeat(second.session, 100, beat(10, 15), after(30));
    expect(second.newParts).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    expect(third.newParts).toEqual([10, 11, 12, 13, 14]);
    expect([...third.session.parts].filter((part) => part === '1')).toHaveLength(25);
  });

  it('with impossible numbers is none', () => {
    for (const [played, position] of [
      [-1, 0],
      [0, -1],
      [Number.NaN, 0],
      [0, Number.POSITIVE_INFINITY],
    ] as const)
      expect(isSensible(beat(played, position))).toBe(false);
    expect(isSensible(beat(0, 0))).toBe(true);
  });
});
