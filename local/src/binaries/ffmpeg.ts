import { createRequire } from 'node:module';
import { StackUnavailableError } from '../missing.ts';
import { runCommand } from '../run-command.ts';
import { type BinarySearch, machine, wheelForMachine } from './context.ts';
import { findOnPath } from './on-path.ts';
import { wheelBinary } from './wheel.ts';

/** What the renditions, posters and previews are encoded with; an ffmpeg without one of them is passed over. */
const NEEDED_ENCODERS = ['libx264', 'aac', 'libmp3lame', 'libwebp'];

const PACKAGE = { program: 'ffmpeg', project: 'imageio-ffmpeg', version: '0.8.1', member: 'imageio_ffmpeg/binaries/ffmpeg-*' };
const WHEELS = {
  'linux-x64': {
    ...PACKAGE,
    tags: { platform: 'manylinux_2_28_x86_64' },
    sha256: '050d6850601c3b3890bd2b28306f3b842b3daea390a561101174375a1c460bda',
    megabytes: 68,
  },
  'linux-arm64': {
    ...PACKAGE,
    tags: { platform: 'manylinux_2_28_aarch64' },
    sha256: 'fad3176f859b25869e60a8ed79957d4e3ed74a97a95e5f0cdcb91455f6c6d00e',
    megabytes: 60,
  },
  'darwin-arm64': {
    ...PACKAGE,
    tags: { platform: 'macosx_12_0_arm64' },
    sha256: '5636d691e36e5274b13fe38182b1f627b2e35dcecc63944012c2470f9484fc45',
    megabytes: 22,
  },
};

/** The path of an ffmpeg with the encoders we use: `FFMPEG_PATH`, else from PATH, else the pinned package. Throws `StackUnavailableError`. */
export async function findFfmpeg(search: BinarySearch): Promise<string> {
  if (search.env.FFMPEG_PATH) return search.env.FFMPEG_PATH;
  const installed = findOnPath('ffmpeg', search.env.PATH ?? '');
  if (installed && (await hasEncoders(installed))) return installed;
  const remedy = `Install ffmpeg with ${NEEDED_ENCODERS.join(', ')}, or set FFMPEG_PATH.`;
  return wheelBinary(wheelForMachine('ffmpeg', WHEELS, remedy), search);
}

/** The path of an ffprobe: `FFPROBE_PATH`, else from PATH, else the one that npm installed with us. Throws `StackUnavailableError`. */
export async function findFfprobe({ env }: Pick<BinarySearch, 'env'>): Promise<string> {
  const installed = env.FFPROBE_PATH ?? findOnPath('ffprobe', env.PATH ?? '');
  if (installed) return installed;
  try {
    const installer = createRequire(createRequire(import.meta.url).resolve('@ffprobe-installer/ffprobe'));
    return installer.resolve(`@ffprobe-installer/${machine}/ffprobe`);
  } catch {
    throw new StackUnavailableError(
      `ffprobe is not on PATH and there is no package of it for ${machine}.`,
      'Install ffmpeg, or set FFPROBE_PATH.',
    );
  }
}

async function hasEncoders(ffmpeg: string): Promise<boolean> {
  const { stdout } = await runCommand(ffmpeg, ['-hide_banner', '-encoders']);
  const names = new Set(stdout.split('\n').map((line) => line.trim().split(/\s+/)[1]));
  return NEEDED_ENCODERS.every((name) => names.has(name));
}
