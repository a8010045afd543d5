import { describe, expect, it } from 'vitest';
import { outputFrameRate, planLadder } from './ladder.ts';

const source = (width: number, height: number, fps = 25) => ({
  width,
  height,
  fps,
  nominalFps: { num: fps, den: 1 },
  isVariableFrameRate: false,
});
const sizes = (width: number, height: number) =>
  planLadder(source(width, height)).map((rung) => `${rung.name} ${rung.width}x${rung.height}`);

describe('planLadder', () => {
  it('gives a full HD source all four rungs, tallest first', () => {
    expect(sizes(1920, 1080)).toEqual(['1080p 1920x1080', '720p 1280x720', '480p 854x480', '360p 640x360']);
  });
  it('measures a portrait source by its width', () => {
    expect(sizes(1080, 1920)).toEqual(['1080p 1080x1920', '720p 720x1280', '480p 480x854', '360p 360x640']);
  });
  it('never goes above the source', () => {
    expect(sizes(1280, 720)[0]).toBe('720p 1280x720');
    expect(sizes(1278, 719)[0]).toBe('480p 854x480');
    expect(sizes(3840, 2160)[0]).toBe('1080p 1920x1080');
  });
  it('keeps every side even and the aspect to the nearest even pixel', () => {
    for (const rung of planLadder(source(1921, 1081))) {
      expect([rung.width % 2, rung.height % 2]).toEqual([0, 0]);
      expect(Math.abs(rung.width - (1921 / 1081) * rung.height)).toBeLessThanOrEqual(1);
    }
  });
  it('gives a source below 360 one rendition of its own size', () => {
    expect(sizes(427, 240)).toEqual(['240p 426x240']);
    expect(sizes(639, 359)).toEqual(['358p 638x358']);
    expect(sizes(1, 1)).toEqual(['2p 2x2']);
  });
  it('gives a 360p source exactly one rung', () => {
    expect(sizes(640, 360)).toEqual(['360p 640x360']);
  });
  it('allows more bits to fast motion and fewer to small pictures', () => {
    expect(planLadder(source(1280, 720, 60))[0]?.maxVideoBitsPerSec).toBe(4_200_000);
    expect(planLadder(source(320, 180))[0]?.maxVideoBitsPerSec).toBe(200_000);
  });
});

describe('outputFrameRate', () => {
  it('keeps a steady rate exactly', () => {
    expect(outputFrameRate({ fps: 29.97, nominalFps: { num: 30_000, den: 1001 }, isVariableFrameRate: false })).toEqual({
      num: 30_000,
      den: 1001,
    });
    expect(outputFrameRate(source(1, 1, 12))).toEqual({ num: 12, den: 1 });
  });
  it('halves slow-motion rates until a player can keep up', () => {
    expect(outputFrameRate(source(1, 1, 120))).toEqual({ num: 120, den: 2 });
    expect(outputFrameRate(source(1, 1, 240))).toEqual({ num: 240, den: 4 });
  });
  it('evens a varying rate out to the next common one', () => {
    const varying = (fps: number) => outputFrameRate({ fps, nominalFps: { num: 90_000, den: 1 }, isVariableFrameRate: true }).num;
    expect([3, 24.4, 28.7, 31, 58, 200].map(varying)).toEqual([24, 24, 30, 50, 60, 60]);
  });
});
