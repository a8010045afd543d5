import { tmpdir } from 'node:os';
import { DEFAULT_LIMITS, type MediaLimits } from './limits.ts';
import { PixelGate } from './pixel-gate.ts';

/**
 * Pixels that are decoded in this process at once, up to 18 bytes each: a phone's usual 12 million. A picture of more has a process of its own, so that
 * a worker stays below 512 MiB.
 */
export const LARGE_PIXELS = 12_500_000;

/** x264's speed against size, fastest first. */
export type VideoPreset = 'ultrafast' | 'superfast' | 'veryfast' | 'faster' | 'fast' | 'medium' | 'slow';

/** What a transcoder is made from; nothing is read from the environment. */
export interface TranscoderConfig {
  /** Absolute path of ffmpeg (5.1 or newer, with libx264), or a name in the usual system folders. */
  ffmpegPath: string;
  /** Absolute path of ffprobe, or a name in the usual system folders. */
  ffprobePath: string;
  /** Where each run gets a folder of its own, removed afterwards. @defaultValue the system's folder for temporary files */
  tempDir?: string;
  /** Threads of each decoder and encoder, and of sharp. @defaultValue 2 */
  threads?: number;
  /** @defaultValue 'veryfast' */
  videoPreset?: VideoPreset;
  /** Length of an HLS segment of the ladder, in seconds; key frames lie exactly on its multiples. @defaultValue 4 */
  segmentSec?: number;
  /** 0 to 19: how far the tools step back behind other processes. @defaultValue 10 */
  niceness?: number;
  limits?: Partial<MediaLimits>;
}

/** The configuration with every default filled in; what the steps work with. */
export interface Toolbox extends Required<Omit<TranscoderConfig, 'limits'>> {
  limits: Readonly<MediaLimits>;
  /** Pictures are decoded in this process behind it. */
  pixelGate: PixelGate;
  /** Large ones are decoded in others behind it. */
  largeGate: PixelGate;
}

/** What every step accepts. */
export interface StepOptions {
  /** Aborting kills the tools at once; the step then throws the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Told 0 to 100, whole numbers, never falling; 100 only after the output verified. */
  onProgress?: ((percent: number) => void) | undefined;
}

/** Fills in the defaults. */
export function toolboxOf(config: TranscoderConfig): Toolbox {
  const limits = { ...DEFAULT_LIMITS, ...config.limits };
  return {
    ffmpegPath: config.ffmpegPath,
    ffprobePath: config.ffprobePath,
    tempDir: config.tempDir ?? tmpdir(),
    threads: config.threads ?? 2,
    videoPreset: config.videoPreset ?? 'veryfast',
    segmentSec: config.segmentSec ?? 4,
    niceness: config.niceness ?? 10,
    limits,
    pixelGate: new PixelGate(LARGE_PIXELS),
    largeGate: new PixelGate(limits.maxImagePixels),
  };
}
