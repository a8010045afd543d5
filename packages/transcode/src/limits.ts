/** What one file may cost. Sizes in bytes, durations in seconds, pixels as width times height. */
export interface MediaLimits {
  /** @defaultValue 20 MiB */
  maxImageBytes: number;
  /** @defaultValue 20 MiB */
  maxGifBytes: number;
  /** @defaultValue 100 MiB */
  maxAudioBytes: number;
  /** @defaultValue 100 MiB */
  maxDocumentBytes: number;
  /** @defaultValue 4 GiB */
  maxVideoBytes: number;
  /** @defaultValue 50 million */
  maxImagePixels: number;
  /** @defaultValue 1000 */
  maxGifFrames: number;
  /** Of all frames together. @defaultValue 100 million */
  maxGifTotalPixels: number;
  /** @defaultValue 3 h */
  maxAudioSec: number;
  /** @defaultValue 4 h */
  maxVideoSec: number;
  /** Of one frame; 8K fits. @defaultValue 36 million */
  maxVideoPixels: number;
  /** @defaultValue 8192 */
  maxVideoSidePx: number;
  /** @defaultValue 32 */
  maxStreams: number;
  /** Longest run of one tool before it is killed: this much … @defaultValue 120 s */
  wallBaseSec: number;
  /** … plus this much for each second of media. @defaultValue 20 */
  wallPerMediaSec: number;
  /** CPU time of one tool: this much … @defaultValue 60 s */
  cpuBaseSec: number;
  /** … plus this much for each second of media. @defaultValue 40 */
  cpuPerMediaSec: number;
  /** Resident memory of one tool. @defaultValue 1.5 GiB */
  maxProcessBytes: number;
}

const MIB = 1024 * 1024;

/** The product's limits; every one can be overridden in `TranscoderConfig.limits`. */
export const DEFAULT_LIMITS: Readonly<MediaLimits> = {
  maxImageBytes: 20 * MIB,
  maxGifBytes: 20 * MIB,
  maxAudioBytes: 100 * MIB,
  maxDocumentBytes: 100 * MIB,
  maxVideoBytes: 4096 * MIB,
  maxImagePixels: 50_000_000,
  maxGifFrames: 1_000,
  maxGifTotalPixels: 100_000_000,
  maxAudioSec: 3 * 3600,
  maxVideoSec: 4 * 3600,
  maxVideoPixels: 36_000_000,
  maxVideoSidePx: 8192,
  maxStreams: 32,
  wallBaseSec: 120,
  wallPerMediaSec: 20,
  cpuBaseSec: 60,
  cpuPerMediaSec: 40,
  maxProcessBytes: 1536 * MIB,
};
