import { stat } from 'node:fs/promises';
import { PermanentMediaError } from './errors.ts';
import { type FfprobeOutput, type FfprobeStream, ffprobe, listPackets } from './ffprobe.ts';
import { demuxerOf, type MediaFile } from './media-types.ts';
import type { Toolbox } from './toolbox.ts';

/** An exact rate, in frames a second. */
export interface FrameRate {
  num: number;
  den: number;
}

/** The sound of a file. */
export interface AudioProbe {
  /** Index of the stream in the file. */
  streamIndex: number;
  codec: string;
  profile: string | null;
  channels: number;
  sampleRateHz: number;
  /** Null when the headers do not say. */
  durationSec: number | null;
}

/** What matters of a video before it is processed. Plain data: it survives JSON, so a worker may keep it between steps. */
export interface VideoProbe {
  sizeBytes: number;
  /** Of the video stream alone; this is what judges a short. */
  durationSec: number;
  /** From the start of the file to the end of the video stream: a stream may begin late. */
  endSec: number;
  /** Index of the video stream in the file. */
  streamIndex: number;
  codec: string;
  profile: string | null;
  pixelFormat: string;
  bitDepth: number;
  /** As shown: after rotation and with square pixels. */
  width: number;
  height: number;
  /** Clockwise turn that a player applies: 0, 90, 180 or 270. */
  rotationDeg: number;
  hasSquarePixels: boolean;
  /** Mean rate. */
  fps: number;
  /** Rate by which frames are spaced; differs from `fps` when the rate varies. */
  nominalFps: FrameRate;
  isVariableFrameRate: boolean;
  isInterlaced: boolean;
  /** PQ or HLG transfer. */
  isHdr: boolean;
  /** Null when silent. */
  audio: AudioProbe | null;
}

/** Decoders that hostile bytes may reach. What phones, cameras and editors write into MP4, MOV and AVI is in here. */
const VIDEO_CODECS = new Set([
  ...['h264', 'hevc', 'av1', 'vp9', 'vp8', 'mpeg4', 'msmpeg4v2', 'msmpeg4v3', 'mpeg1video', 'mpeg2video', 'h263', 'mjpeg'],
  ...['prores', 'dnxhd', 'dvvideo', 'cinepak', 'rawvideo', 'huffyuv', 'ffv1', 'qtrle', 'png', 'svq3', 'wmv2'],
]);
const AUDIO_CODECS = /^(aac|mp3|mp2|ac3|eac3|alac|flac|opus|vorbis|amr_nb|amr_wb|qdm2|wmav2|adpcm_(ima_qt|ima_wav|ms)|pcm_\w+)$/;

/**
 * Reads what a video is. Throws `PermanentMediaError`: NO_VIDEO_STREAM (audio only counts as such), CORRUPT, TOO_LARGE, TOO_LONG,
 * PIXEL_LIMIT, STREAM_LIMIT, UNSUPPORTED_CODEC, UNSUPPORTED_TYPE. Cost: one ffprobe; a second one that lists the packets when the
 * headers give no duration.
 */
export async function probeVideo(tools: Toolbox, file: MediaFile, signal?: AbortSignal): Promise<VideoProbe> {
  const { limits } = tools;
  const sizeBytes = await sizeWithin(file.path, limits.maxVideoBytes);
  const output = await ffprobe(tools, pinned(file), signal);
  if (output.format.nb_streams > limits.maxStreams)
    throw new PermanentMediaError('STREAM_LIMIT', `${output.format.nb_streams} streams`);
  const video = output.streams.find((stream) => stream.codec_type === 'video' && stream.disposition.attached_pic === 0);
  if (!video) throw new PermanentMediaError('NO_VIDEO_STREAM');
  if (!VIDEO_CODECS.has(video.codec_name)) throw new PermanentMediaError('UNSUPPORTED_CODEC', video.codec_name);

  const codedWidth = video.width ?? 0;
  const codedHeight = video.height ?? 0;
  const shown = shownSize(video);
  if (!shown) throw new PermanentMediaError('CORRUPT', 'no picture size');
  for (const [width, height] of [[codedWidth, codedHeight] as const, [shown.width, shown.height] as const]) {
    const isTooLarge = Math.max(width, height) > limits.maxVideoSidePx || width * height > limits.maxVideoPixels;
    if (isTooLarge) throw new PermanentMediaError('PIXEL_LIMIT', `${width}x${height}`);
  }
  const durationSec = video.duration ?? (await durationByPackets(tools, file, video, signal));
  if (!(durationSec > 0)) throw new PermanentMediaError('CORRUPT', 'no frames');
  if (durationSec > limits.maxVideoSec) throw new PermanentMediaError('TOO_LONG', `${durationSec} s`);
  return {
    sizeBytes,
    durationSec,
    endSec: Math.max(0, (video.start_time ?? 0) - (output.format.start_time ?? 0)) + durationSec,
    streamIndex: video.index,
    codec: video.codec_name,
    profile: video.profile,
    pixelFormat: video.pix_fmt,
    bitDepth: Number(/p(9|10|12|14|16)(le|be)?$/.exec(video.pix_fmt)?.[1] ?? 8),
    ...shown,
    ...geometryOf(video),
    ...ratesOf(video, durationSec),
    isInterlaced: ['tt', 'bb', 'tb', 'bt'].includes(video.field_order),
    isHdr: ['smpte2084', 'arib-std-b67'].includes(video.color_transfer),
    audio: audioOf(output),
  };
}

/** Reads the sound of an audio file; a picture is welcome as cover art only. Throws like `probeVideo`, with NO_AUDIO_STREAM and TYPE_MISMATCH. */
export async function probeAudio(
  tools: Toolbox,
  file: MediaFile,
  signal?: AbortSignal,
): Promise<AudioProbe & { sizeBytes: number }> {
  const sizeBytes = await sizeWithin(file.path, tools.limits.maxAudioBytes);
  const output = await ffprobe(tools, pinned(file), signal);
  if (output.format.nb_streams > tools.limits.maxStreams)
    throw new PermanentMediaError('STREAM_LIMIT', `${output.format.nb_streams} streams`);
  const hasPicture = output.streams.some((stream) => stream.codec_type === 'video' && stream.disposition.attached_pic === 0);
  if (hasPicture) throw new PermanentMediaError('TYPE_MISMATCH', 'a video stream in an audio file');
  const audio = audioOf(output);
  if (!audio) throw new PermanentMediaError('NO_AUDIO_STREAM');
  const durationSec = audio.durationSec ?? output.format.duration;
  if (durationSec !== null && durationSec > tools.limits.maxAudioSec)
    throw new PermanentMediaError('TOO_LONG', `${durationSec} s`);
  return { ...audio, durationSec, sizeBytes };
}

/** The size of a file; throws `PermanentMediaError` EMPTY or TOO_LARGE. */
export async function sizeWithin(path: string, maxBytes: number): Promise<number> {
  const { size } = await stat(path);
  if (size === 0) throw new PermanentMediaError('EMPTY');
  if (size > maxBytes) throw new PermanentMediaError('TOO_LARGE', `${size} bytes`);
  return size;
}

function pinned(file: MediaFile): { path: string; demuxer: string } {
  const demuxer = demuxerOf(file.type);
  if (demuxer === null) throw new PermanentMediaError('UNSUPPORTED_TYPE', `ffprobe is not used for ${file.type}`);
  return { path: file.path, demuxer };
}

function audioOf(output: FfprobeOutput): AudioProbe | null {
  const stream = output.streams.find((candidate) => candidate.codec_type === 'audio' && (candidate.channels ?? 0) > 0);
  if (!stream) return null;
  if (!AUDIO_CODECS.test(stream.codec_name)) throw new PermanentMediaError('UNSUPPORTED_CODEC', stream.codec_name);
  return {
    streamIndex: stream.index,
    codec: stream.codec_name,
    profile: stream.profile,
    channels: stream.channels ?? 0,
    sampleRateHz: stream.sample_rate ?? 0,
    durationSec: stream.duration,
  };
}

/** Size of a stream's picture as a player shows it: after rotation and with square pixels. Null when it has none. */
export function shownSize(stream: FfprobeStream): { width: number; height: number } | null {
  if (!stream.width || !stream.height || stream.width < 1 || stream.height < 1) return null;
  const { rotationDeg } = geometryOf(stream);
  const width = Math.max(1, Math.round(stream.width * pixelAspect(stream)));
  return rotationDeg % 180 === 0 ? { width, height: stream.height } : { width: stream.height, height: width };
}

function geometryOf(stream: FfprobeStream): { rotationDeg: number; hasSquarePixels: boolean } {
  // ffprobe counts the matrix anticlockwise, the old tag clockwise.
  const matrix = stream.side_data_list.find((data) => data.rotation !== null)?.rotation ?? null;
  const turn = matrix === null ? Number(stream.tags.rotate ?? 0) : -matrix;
  return { rotationDeg: (((Math.round(turn / 90) * 90) % 360) + 360) % 360, hasSquarePixels: pixelAspect(stream) === 1 };
}

function pixelAspect(stream: FfprobeStream): number {
  const [num = 0, den = 0] = (stream.sample_aspect_ratio ?? '').split(':').map(Number);
  return num > 0 && den > 0 ? num / den : 1;
}

function ratesOf(stream: FfprobeStream, durationSec: number) {
  const nominal = rateOf(stream.r_frame_rate);
  const mean = rateOf(stream.avg_frame_rate) ?? (stream.nb_frames ? { num: stream.nb_frames, den: durationSec } : null);
  const nominalFps = nominal ?? mean ?? { num: 30, den: 1 };
  const fps = mean ? mean.num / mean.den : nominalFps.num / nominalFps.den;
  const isVariableFrameRate = Math.abs(nominalFps.num / nominalFps.den / fps - 1) > 0.015;
  return { nominalFps, fps, isVariableFrameRate };
}

function rateOf(fraction: string): FrameRate | null {
  const [num = 0, den = 0] = fraction.split('/').map(Number);
  return num > 0 && den > 0 ? { num, den } : null;
}

async function durationByPackets(tools: Toolbox, file: MediaFile, video: FfprobeStream, signal?: AbortSignal): Promise<number> {
  const packets = await listPackets(tools, {
    ...pinned(file),
    stream: String(video.index),
    mediaSec: tools.limits.maxVideoSec,
    signal,
  });
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  for (const packet of packets) {
    first = Math.min(first, packet.ptsSec);
    last = Math.max(last, packet.ptsSec + packet.durationSec);
  }
  return packets.length === 0 ? 0 : last - first;
}
