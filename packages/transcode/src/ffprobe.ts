/** The one place that starts ffprobe; what it prints is parsed at the door and nowhere else. */
import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PermanentMediaError } from './errors.ts';
import { blame } from './ffmpeg.ts';
import { runProcess } from './process.ts';
import type { Toolbox } from './toolbox.ts';

const MAX_JSON_BYTES = 4 * 1024 * 1024;
/** Reading headers needs seconds; more is an attack. Listing the packets of a long file needs more, and says so. */
const HEADER_LIMITS = { wallSec: 60, cpuSec: 30 };

/** ffprobe prints numbers as strings, and `N/A` or nothing for what it does not know. */
const numberOrNull = z
  .union([z.string(), z.number()])
  .optional()
  .transform((value) => (value === undefined || Number.isNaN(Number(value)) ? null : Number(value)));

const Stream = z.object({
  index: z.number().int(),
  codec_type: z.string().optional(),
  codec_name: z.string().default('unknown'),
  profile: z
    .union([z.string(), z.number()])
    .optional()
    .transform((value) => (value === undefined ? null : String(value))),
  width: numberOrNull,
  height: numberOrNull,
  pix_fmt: z.string().default('unknown'),
  sample_aspect_ratio: z.string().optional(),
  field_order: z.string().default('unknown'),
  color_transfer: z.string().default('unknown'),
  r_frame_rate: z.string().default('0/0'),
  avg_frame_rate: z.string().default('0/0'),
  start_time: numberOrNull,
  duration: numberOrNull,
  nb_frames: numberOrNull,
  bit_rate: numberOrNull,
  channels: numberOrNull,
  sample_rate: numberOrNull,
  disposition: z.object({ attached_pic: z.number().default(0) }).default({ attached_pic: 0 }),
  tags: z.object({ rotate: z.string().optional() }).default({}),
  side_data_list: z.array(z.object({ rotation: numberOrNull })).default([]),
});

const Output = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({ nb_streams: z.number().default(0), duration: numberOrNull, start_time: numberOrNull, size: numberOrNull }),
});

/** What ffprobe says of a file, with `null` for what it does not know. */
export type FfprobeOutput = z.infer<typeof Output>;
/** One stream of it. */
export type FfprobeStream = z.infer<typeof Stream>;

const STREAM_ENTRIES =
  'index,codec_type,codec_name,profile,width,height,pix_fmt,sample_aspect_ratio,field_order,color_transfer,r_frame_rate,avg_frame_rate,start_time,duration,nb_frames,bit_rate,channels,sample_rate';
const ENTRIES = `format=nb_streams,duration,start_time,size:stream=${STREAM_ENTRIES}:stream_disposition=attached_pic:stream_tags=rotate:stream_side_data=rotation`;

/** Reads the headers of a file with its demuxer pinned. Throws `PermanentMediaError` CORRUPT when they make no sense. */
export async function ffprobe(
  tools: Toolbox,
  file: { path: string; demuxer: string },
  signal?: AbortSignal,
): Promise<FfprobeOutput> {
  let text = '';
  await run(tools, file, ['-show_entries', ENTRIES, '-of', 'json'], {
    ...HEADER_LIMITS,
    signal,
    onText: (more) => {
      if (text.length < MAX_JSON_BYTES) text += more;
    },
  });
  const parsed = Output.safeParse(parseJson(text));
  if (!parsed.success) throw new PermanentMediaError('CORRUPT', `unexpected ffprobe output: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

/** One packet of a stream, as far as timing is concerned. */
export interface Packet {
  ptsSec: number;
  durationSec: number;
  isKey: boolean;
}

/** The packets of one stream in file order, without decoding. `stream` is ffprobe's specifier, such as `v:0` or `3`. */
export async function listPackets(
  tools: Toolbox,
  input: { path: string; demuxer: string; stream: string; mediaSec: number; signal?: AbortSignal | undefined },
): Promise<Packet[]> {
  const packets: Packet[] = [];
  let rest = '';
  const take = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      // Fields come in ffprobe's own order: pts_time, duration_time, flags.
      const [pts, duration, flags] = line.split(',');
      if (pts !== undefined && !Number.isNaN(Number(pts)) && pts !== '') {
        packets.push({ ptsSec: Number(pts), durationSec: Number(duration) || 0, isKey: flags?.startsWith('K') ?? false });
      }
    }
  };
  const args = ['-select_streams', input.stream, '-show_entries', 'packet=pts_time,duration_time,flags', '-of', 'csv=p=0'];
  await run(tools, input, args, {
    wallSec: tools.limits.wallBaseSec + input.mediaSec,
    cpuSec: tools.limits.cpuBaseSec + input.mediaSec,
    signal: input.signal,
    onText: take,
  });
  take('\n');
  return packets;
}

interface ProbeRun {
  wallSec: number;
  cpuSec: number;
  signal?: AbortSignal | undefined;
  onText: (text: string) => void;
}

async function run(
  tools: Toolbox,
  file: { path: string; demuxer: string },
  args: readonly string[],
  options: ProbeRun,
): Promise<void> {
  const cwd = await mkdtemp(join(tools.tempDir, 'ffprobe-'));
  try {
    await runProcess({
      tool: 'ffprobe',
      command: tools.ffprobePath,
      args: ['-v', 'error', '-protocol_whitelist', 'file,pipe', '-f', file.demuxer, ...args, `file:${resolve(file.path)}`],
      cwd,
      niceness: tools.niceness,
      limits: { wallSec: options.wallSec, cpuSec: options.cpuSec, memoryBytes: tools.limits.maxProcessBytes / 2, outputBytes: 0 },
      signal: options.signal,
      onStdout: (chunk) => options.onText(chunk.toString('latin1')),
    });
  } catch (error) {
    throw blame(error);
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
