import { resolve } from 'node:path';
import { type AudioResult, processAudio } from './audio.ts';
import { missingEncoders } from './capabilities.ts';
import { type DocumentResult, processDocument } from './document.ts';
import { type GifResult, processGif } from './gif.ts';
import { type ImageResult, processImage } from './image.ts';
import type { Rung } from './ladder.ts';
import type { MediaLimits } from './limits.ts';
import type { MediaFile } from './media-types.ts';
import { makePreview, type Preview } from './preview.ts';
import { probeVideo, type VideoProbe } from './probe.ts';
import { type RemuxOutcome, remuxVideo } from './remux.ts';
import { makeStoryboard, type Storyboard } from './storyboard.ts';
import { makeThumbnails, type ThumbnailsResult } from './thumbnails.ts';
import { type StepOptions, type TranscoderConfig, toolboxOf } from './toolbox.ts';
import { type LadderResult, transcodeLadder } from './transcode-ladder.ts';
import { type RenditionCheck, type RenditionExpectation, verifyRendition } from './verify-rendition.ts';

/**
 * File → file. Every method is one step: it writes only into the folder it is given (created when missing, its own files overwritten; no
 * `%` in its path), verifies what it wrote, and returns plain data, so that a worker can keep the result and skip the step next time.
 * All of them reject with `PermanentMediaError` when the input can never work, with the signal's reason when aborted, and with anything else
 * when a retry may help.
 */
export interface Transcoder {
  readonly limits: Readonly<MediaLimits>;
  /** Encoders that this ffmpeg lacks; empty when all is well. For a worker's start. Rejects when ffmpeg or ffprobe does not run. */
  missingEncoders(): Promise<string[]>;
  /** All sizes of a picture. */
  processImage(file: MediaFile, outDir: string, options?: StepOptions): Promise<ImageResult>;
  /** MP4 and poster of an animated GIF. */
  processGif(file: MediaFile, outDir: string, options?: StepOptions): Promise<GifResult>;
  /** M4A and waveform of a sound. */
  processAudio(file: MediaFile, outDir: string, options?: StepOptions): Promise<AudioResult>;
  /** Type, size and pages of a document; writes nothing. */
  processDocument(file: MediaFile): Promise<DocumentResult>;
  /** Reads what a video is; the other video steps want the result. Writes nothing. */
  probeVideo(file: MediaFile, signal?: AbortSignal): Promise<VideoProbe>;
  /** The early rendition, without encoding, in `outDir/source/` (or `outDir/<name>/`). */
  remuxVideo(
    file: MediaFile,
    probe: VideoProbe,
    outDir: string,
    options?: StepOptions & { name?: string },
  ): Promise<RemuxOutcome>;
  /** All rungs, or the given ones, from one decode, in `outDir/<rung>/`. */
  transcodeLadder(
    file: MediaFile,
    probe: VideoProbe,
    outDir: string,
    options?: StepOptions & { rungs?: readonly Rung[] },
  ): Promise<LadderResult>;
  /** Stills to choose from. */
  makeThumbnails(file: MediaFile, probe: VideoProbe, outDir: string, options?: StepOptions): Promise<ThumbnailsResult>;
  /** Sprite and WebVTT for the seek bar. */
  makeStoryboard(
    file: MediaFile,
    probe: VideoProbe,
    outDir: string,
    options?: StepOptions & { spriteUrl?: string },
  ): Promise<Storyboard>;
  /** Three moving seconds. */
  makePreview(file: MediaFile, probe: VideoProbe, outDir: string, options?: StepOptions): Promise<Preview>;
  /** Checks a rendition folder that was found or made. */
  verifyRendition(folder: string, expected: RenditionExpectation): Promise<RenditionCheck>;
}

/** Makes a transcoder that uses exactly the given tools and limits. */
export function createTranscoder(config: TranscoderConfig): Transcoder {
  const tools = toolboxOf(config);
  return {
    limits: tools.limits,
    missingEncoders: () => missingEncoders(tools),
    processImage: (file, outDir, options) => processImage(tools, file, resolve(outDir), options),
    processGif: (file, outDir, options) => processGif(tools, file, resolve(outDir), options),
    processAudio: (file, outDir, options) => processAudio(tools, file, resolve(outDir), options),
    processDocument: (file) => processDocument(tools, file),
    probeVideo: (file, signal) => probeVideo(tools, file, signal),
    remuxVideo: (file, probe, outDir, options) => remuxVideo(tools, file, probe, resolve(outDir), options),
    transcodeLadder: (file, probe, outDir, options) => transcodeLadder(tools, file, probe, resolve(outDir), options),
    makeThumbnails: (file, probe, outDir, options) => makeThumbnails(tools, file, probe, resolve(outDir), options),
    makeStoryboard: (file, probe, outDir, options) => makeStoryboard(tools, file, probe, resolve(outDir), options),
    makePreview: (file, probe, outDir, options) => makePreview(tools, file, probe, resolve(outDir), options),
    verifyRendition: (folder, expected) => verifyRendition(tools, resolve(folder), expected),
  };
}
