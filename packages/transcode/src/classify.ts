import type { VideoProbe } from './probe.ts';

/** Bounds of a short, both inside, in seconds of the video stream. */
export const SHORT_MIN_SEC = 15;
export const SHORT_MAX_SEC = 60;
/** Containers keep time in coarse ticks; less than a tick must not decide. */
const ROUNDING_SEC = 0.001;

/** Whether a video is as long as a short may be: 15.0 to 60.0 s, with a tolerance of one frame at either end. */
export function isShortLength(probe: Pick<VideoProbe, 'durationSec' | 'fps'>): boolean {
  const tolerance = 1 / probe.fps + ROUNDING_SEC;
  return probe.durationSec >= SHORT_MIN_SEC - tolerance && probe.durationSec <= SHORT_MAX_SEC + tolerance;
}

/** What a video is, given what its author declared: a SHORT of another length becomes LONG; a LONG stays LONG whatever its length. */
export function classifyVideo(declared: 'SHORT' | 'LONG', probe: Pick<VideoProbe, 'durationSec' | 'fps'>): 'SHORT' | 'LONG' {
  return declared === 'SHORT' && isShortLength(probe) ? 'SHORT' : 'LONG';
}
