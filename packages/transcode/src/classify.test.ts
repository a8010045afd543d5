import { expect, it } from 'vitest';
import { classifyVideo, isShortLength } from './classify.ts';

it.each([
  [14.9, 30, false],
  [14.95, 25, false],
  [14.97, 30, true],
  [15, 30, true],
  [60, 30, true],
  [60.03, 30, true],
  [60.1, 30, false],
])('a video of %d s at %d frames a second has the length of a short: %s', (durationSec, fps, expected) => {
  expect(isShortLength({ durationSec, fps })).toBe(expected);
});

it('turns a declared short of another length into a long video, and leaves a long one long', () => {
  expect(classifyVideo('SHORT', { durationSec: 61, fps: 30 })).toBe('LONG');
  expect(classifyVideo('SHORT', { durationSec: 30, fps: 30 })).toBe('SHORT');
  expect(classifyVideo('LONG', { durationSec: 30, fps: 30 })).toBe('LONG');
});
