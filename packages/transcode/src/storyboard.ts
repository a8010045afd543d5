import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { canToneMap } from './capabilities.ts';
import { OutputInvalidError } from './errors.ts';
import { NOTHING_ELSE, openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import type { MediaFile } from './media-types.ts';
import type { VideoProbe } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';
import { fitInside, shownAt } from './video-filters.ts';

/** Small pictures for the seek bar: one sprite and the WebVTT file that says which part of it is shown when. */
export interface Storyboard {
  sprite: { file: string; contentType: 'image/jpeg'; width: number; height: number };
  vtt: { file: string; contentType: 'text/vtt' };
  intervalSec: number;
  tileWidth: number;
  tileHeight: number;
  tiles: number;
}

const TILE_LONG_SIDE = 160;
const COLUMNS = 10;
const MAX_TILES = 100;
/** From this interval on key frames alone are near enough, and many times cheaper. */
const KEY_FRAMES_FROM_SEC = 4;
const SPRITE_FILE = 'storyboard.jpg';

/**
 * Writes `storyboard.jpg` and `storyboard.vtt` into `outDir`: one picture a second, fewer for longer videos, at most 100. The WebVTT names
 * the sprite by `spriteUrl` (its bare file name unless given). Throws what `runFfmpeg` throws. Cost: one decode; of key frames only for
 * videos above 400 s.
 */
export async function makeStoryboard(
  tools: Toolbox,
  file: MediaFile,
  probe: VideoProbe,
  outDir: string,
  options: StepOptions & { spriteUrl?: string } = {},
): Promise<Storyboard> {
  const intervalSec = Math.max(1, Math.ceil(probe.durationSec / MAX_TILES));
  const tiles = Math.max(1, Math.ceil(probe.durationSec / intervalSec - 0.01));
  const tile = fitInside(probe, TILE_LONG_SIDE, true);
  const [columns, rows] = [Math.min(COLUMNS, tiles), Math.ceil(tiles / COLUMNS)];
  await mkdir(outDir, { recursive: true });
  const path = join(outDir, SPRITE_FILE);
  const look = shownAt(probe, tile.width, tile.height, await canToneMap(tools));
  const command = openWithFfmpeg(tools, file, { extra: intervalSec >= KEY_FRAMES_FROM_SEC ? ['-skip_frame', 'nokey'] : [] })
    .complexFilter(
      `[0:${probe.streamIndex}]fps=1/${intervalSec}:start_time=0:round=up,${look},scale=out_range=pc,format=yuvj420p,tile=${columns}x${rows}[v]`,
    )
    .output(path)
    .outputOptions(
      '-map',
      '[v]',
      ...NOTHING_ELSE,
      '-frames:v',
      '1',
      '-c:v',
      'mjpeg',
      '-q:v',
      '5',
      '-f',
      'image2',
      '-update',
      '1',
    );
  await runFfmpeg(tools, command, {
    mediaSec: probe.durationSec,
    maxOutputBytes: 16 * 1024 * 1024,
    signal: options.signal,
    onProgress: options.onProgress,
  });

  const sprite = await sharp(path).metadata();
  const [width, height] = [columns * tile.width, rows * tile.height];
  if (sprite.width !== width || sprite.height !== height)
    throw new OutputInvalidError(`sprite of ${sprite.width}x${sprite.height}`);
  const grid = { tiles, columns, tileWidth: tile.width, tileHeight: tile.height, intervalSec, durationSec: probe.durationSec };
  await writeFile(join(outDir, 'storyboard.vtt'), storyboardVtt(grid, options.spriteUrl ?? SPRITE_FILE));
  options.onProgress?.(100);
  return {
    sprite: { file: SPRITE_FILE, contentType: 'image/jpeg', width, height },
    vtt: { file: 'storyboard.vtt', contentType: 'text/vtt' },
    intervalSec,
    tileWidth: tile.width,
    tileHeight: tile.height,
    tiles,
  };
}

/** How a sprite is divided. */
export interface StoryboardGrid {
  tiles: number;
  columns: number;
  tileWidth: number;
  tileHeight: number;
  intervalSec: number;
  durationSec: number;
}

/** The WebVTT text of a storyboard: each cue names its part of the sprite as a media fragment (`#xywh=`). */
export function storyboardVtt(grid: StoryboardGrid, spriteUrl: string): string {
  const cues = Array.from({ length: grid.tiles }, (_, index) => {
    const [fromSec, toSec] = [
      index * grid.intervalSec,
      Math.min((index + 1) * grid.intervalSec, Math.max(grid.durationSec, index * grid.intervalSec + 0.001)),
    ];
    const x = (index % grid.columns) * grid.tileWidth;
    const y = Math.floor(index / grid.columns) * grid.tileHeight;
    return `${vttTime(fromSec)} --> ${vttTime(toSec)}\n${spriteUrl}#xywh=${x},${y},${grid.tileWidth},${grid.tileHeight}`;
  });
  return `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

function vttTime(atSec: number): string {
  const millis = Math.round(atSec * 1000);
  const part = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, '0');
  return `${part(millis / 3_600_000)}:${part((millis / 60_000) % 60)}:${part((millis / 1000) % 60)}.${part(millis % 1000, 3)}`;
}
