/** Filter graphs, as text for ffmpeg. */
import { outputFrameRate, type Rung } from './ladder.ts';
import type { VideoProbe } from './probe.ts';

/** Brings PQ or HLG down to BT.709 the way displays show it; in linear light, so on the already scaled picture, where it is affordable. */
const TONE_MAP =
  'zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv';

/**
 * A frame of the source as it should look at this size: deinterlaced, square pixels, 8-bit SDR in limited range. Rotation is applied by
 * ffmpeg itself, in front of the first filter. Without the tone-mapping filters HDR is only converted: paler, still playable.
 */
export function shownAt(probe: VideoProbe, width: number, height: number, canToneMap: boolean): string {
  return [
    ...(probe.isInterlaced ? ['yadif=deint=interlaced'] : []),
    `scale=${width}:${height}:flags=bicubic:out_range=tv`,
    ...(probe.isHdr && canToneMap ? [TONE_MAP] : []),
    'setsar=1',
    'format=yuv420p',
  ].join(',');
}

/**
 * All rungs from one decode: `[v0] [v1] …` and, with sound, `[a0] [a1] …`. The tallest is made from the source, the others from it.
 * Both start at the file's zero: a late picture is preceded by its first frame, late sound by silence; sound that ends early is padded
 * (the outputs end with the picture).
 */
export function ladderGraph(probe: VideoProbe, rungs: readonly Rung[], canToneMap: boolean): string {
  const { num, den } = outputFrameRate(probe);
  const [top, ...lower] = rungs;
  if (!top) throw new RangeError('a ladder needs a rung');
  const taps = rungs.map((_, index) => (index === 0 ? '[v0]' : `[s${index}]`)).join('');
  const video = [
    `[0:${probe.streamIndex}]fps=${num}/${den}:start_time=0,${shownAt(probe, top.width, top.height, canToneMap)},split=${rungs.length}${taps}`,
    ...lower.map((rung, index) => `[s${index + 1}]scale=${rung.width}:${rung.height}:flags=bicubic,setsar=1[v${index + 1}]`),
  ];
  if (!probe.audio) return video.join(';');
  const copies = rungs.map((_, index) => `[a${index}]`).join('');
  const sound = `[0:${probe.audio.streamIndex}]aresample=async=1000:first_pts=0,aformat=sample_rates=48000:channel_layouts=stereo,apad`;
  return [...video, `${sound},asplit=${rungs.length}${copies}`].join(';');
}

/** Sizes of a picture that fits into a box without growing; `isEven` for codecs that halve the chroma. */
export function fitInside(
  source: { width: number; height: number },
  longSide: number,
  isEven: boolean,
): { width: number; height: number } {
  const ratio = Math.min(1, longSide / Math.max(source.width, source.height));
  const side = (length: number) =>
    isEven ? Math.max(2, 2 * Math.round((length * ratio) / 2)) : Math.max(1, Math.round(length * ratio));
  return { width: side(source.width), height: side(source.height) };
}
