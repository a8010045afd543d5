import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { canToneMap } from './capabilities.ts';
import { OutputInvalidError } from './errors.ts';
import { NOTHING_ELSE, openWithFfmpeg, runFfmpeg } from './ffmpeg.ts';
import type { MediaFile } from './media-types.ts';
import type { VideoProbe } from './probe.ts';
import type { StepOptions, Toolbox } from './toolbox.ts';
import { fitInside, shownAt } from './video-filters.ts';

/** A few silent, endlessly repeated seconds that any `<img>` shows. */
export interface Preview {
  file: string;
  contentType: 'image/webp';
  width: number;
  height: number;
  durationSec: number;
  sizeBytes: number;
}

const LONG_SIDE = 320;
const LENGTH_SEC = 3;
const FPS = 10;
const FILE = 'preview.webp';

/** Writes `preview.webp` into `outDir`: three seconds from a fifth into the video, ten frames a second, 320 pixels on the long side. Throws what `runFfmpeg` throws. */
export async function makePreview(
  tools: Toolbox,
  file: MediaFile,
  probe: VideoProbe,
  outDir: string,
  options: StepOptions = {},
): Promise<Preview> {
  await mkdir(outDir, { recursive: true });
  const path = join(outDir, FILE);
  const lengthSec = Math.min(LENGTH_SEC, probe.durationSec);
  const size = fitInside(probe, LONG_SIDE, true);
  const look = shownAt(probe, size.width, size.height, await canToneMap(tools));
  const command = openWithFfmpeg(tools, file, { seekSec: Math.min(probe.durationSec * 0.2, probe.durationSec - lengthSec) })
    .complexFilter(`[0:${probe.streamIndex}]fps=${FPS},${look}[v]`)
    .output(path)
    .outputOptions('-map', '[v]', ...NOTHING_ELSE, '-t', lengthSec.toFixed(3), '-c:v', 'libwebp_anim', '-loop', '0')
    .outputOptions('-quality', '55', '-compression_level', '3', '-f', 'webp');
  await runFfmpeg(tools, command, {
    mediaSec: lengthSec,
    maxOutputBytes: 16 * 1024 * 1024,
    signal: options.signal,
    onProgress: options.onProgress,
  });
  const made = await sharp(path, { animated: true }).metadata();
  if (made.width !== size.width || made.format !== 'webp') throw new OutputInvalidError(`preview of ${made.width} pixels`);
  options.onProgress?.(100);
  return {
    file: FILE,
    contentType: 'image/webp',
    ...size,
    durationSec: (made.pages ?? 1) / FPS,
    sizeBytes: (await stat(path)).size,
  };
}
