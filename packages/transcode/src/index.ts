/**
 * Turns uploaded files into safe, playable ones: file → file. Knows sharp, ffmpeg and ffprobe; knows no queue, no store, no network.
 * `sniff` tells what a file is; `createTranscoder` makes the steps that process it.
 */
export type { AudioResult } from './audio.ts';
export { classifyVideo, isShortLength, SHORT_MAX_SEC, SHORT_MIN_SEC } from './classify.ts';
export type { DocumentResult } from './document.ts';
export {
  type MediaFailureReason,
  OutputInvalidError,
  PermanentMediaError,
  ProcessFailedError,
  ProcessTimeoutError,
} from './errors.ts';
export type { GifResult } from './gif.ts';
export { MASTER_PLAYLIST, type MasterEntry, MEDIA_PLAYLIST, masterPlaylist, writeMasterPlaylist } from './hls.ts';
export type { ImageResult } from './image.ts';
export { IMAGE_SIZES, type ImageVariant } from './image-variants.ts';
export { planLadder, type Rung } from './ladder.ts';
export { DEFAULT_LIMITS, type MediaLimits } from './limits.ts';
export {
  acceptedContentTypes,
  contentTypeAs,
  contentTypeOf,
  type MediaFile,
  type MediaKind,
  type MediaType,
  matchesDeclared,
} from './media-types.ts';
export type { Preview } from './preview.ts';
export type { AudioProbe, FrameRate, VideoProbe } from './probe.ts';
export { type RemuxOutcome, remuxObstacle } from './remux.ts';
export { type Sniffed, sniff } from './sniff.ts';
export type { Storyboard } from './storyboard.ts';
export type { Thumbnail, ThumbnailsResult } from './thumbnails.ts';
export type { StepOptions, TranscoderConfig, VideoPreset } from './toolbox.ts';
export type { LadderResult } from './transcode-ladder.ts';
export { createTranscoder, type Transcoder } from './transcoder.ts';
export { areAligned, type Rendition, type RenditionCheck, type RenditionExpectation } from './verify-rendition.ts';
export { WAVEFORM_PEAKS } from './waveform.ts';
