import type { FrameRate, VideoProbe } from './probe.ts';

/** One rendition to make: its name, exact size, and how many bits it may spend. */
export interface Rung {
  /** Short side and `p`, such as `720p`; also the name of its folder. */
  name: string;
  /** As shown, always even. */
  width: number;
  height: number;
  maxVideoBitsPerSec: number;
  audioBitsPerSec: number;
}

/** Short sides of the ladder, with the ceiling of the video bit rate at up to 30 frames a second. */
const STEPS = [
  { shortSide: 1080, maxVideoBitsPerSec: 5_000_000, audioBitsPerSec: 128_000 },
  { shortSide: 720, maxVideoBitsPerSec: 2_800_000, audioBitsPerSec: 128_000 },
  { shortSide: 480, maxVideoBitsPerSec: 1_400_000, audioBitsPerSec: 96_000 },
  { shortSide: 360, maxVideoBitsPerSec: 800_000, audioBitsPerSec: 96_000 },
] as const;

/** Highest rate of any rendition; faster sources are thinned by whole steps. */
const MAX_FPS = 60;
const COMMON_FPS = [24, 25, 30, 50, MAX_FPS];

/**
 * The renditions of a source, tallest first: 1080, 720, 480 and 360 by the short side, never above the source, even sizes, aspect
 * kept to the nearest even pixel. A source below 360 gets one rendition of its own size (an odd side loses one pixel).
 */
export function planLadder(probe: Pick<VideoProbe, 'width' | 'height' | 'nominalFps' | 'fps' | 'isVariableFrameRate'>): Rung[] {
  const shortSide = Math.min(probe.width, probe.height);
  const { num, den } = outputFrameRate(probe);
  const motion = num / den > 31 ? 1.5 : 1;
  const steps = STEPS.filter((step) => step.shortSide <= shortSide);
  if (steps.length === 0) {
    const [width, height] = [evenDown(probe.width), evenDown(probe.height)];
    const share = Math.min(1, (width * height) / (640 * 360));
    const maxVideoBitsPerSec = Math.round(Math.max(150_000, 800_000 * share) * motion);
    return [{ name: `${Math.min(width, height)}p`, width, height, maxVideoBitsPerSec, audioBitsPerSec: 96_000 }];
  }
  return steps.map((step) => {
    const longSide = Math.max(probe.width, probe.height);
    const scaled = Math.min(evenDown(longSide), 2 * Math.round((longSide * step.shortSide) / shortSide / 2));
    const [width, height] = probe.width >= probe.height ? [scaled, step.shortSide] : [step.shortSide, scaled];
    return {
      name: `${step.shortSide}p`,
      width,
      height,
      maxVideoBitsPerSec: Math.round(step.maxVideoBitsPerSec * motion),
      audioBitsPerSec: step.audioBitsPerSec,
    };
  });
}

/**
 * The constant rate of every rendition. A steady source keeps its exact rate (halved until at most 60); a varying one gets the
 * next common rate, because players, segment lengths and aligned key frames all want even spacing.
 */
export function outputFrameRate(probe: Pick<VideoProbe, 'nominalFps' | 'fps' | 'isVariableFrameRate'>): FrameRate {
  if (probe.isVariableFrameRate) return { num: COMMON_FPS.find((rate) => rate >= probe.fps * 0.98) ?? MAX_FPS, den: 1 };
  let { num, den } = probe.nominalFps;
  while (num / den > MAX_FPS + 0.5) den *= 2;
  return { num, den };
}

function evenDown(side: number): number {
  return Math.max(2, side - (side % 2));
}
