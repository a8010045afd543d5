import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GetVideoAssets } from '@app/contracts';
import { newId } from '@app/kernel';
import { until } from '@app/testkit';
import { createTranscoder, planLadder, type Rung, type VideoProbe } from '@app/transcode';
import { type MediaPlatform, startMedia, transcoderOf } from '../../subgraphs/media/test/support.ts';
import { spawnWorker } from '../../subgraphs/media/test/worker-process.ts';
import { type Cost, costOf, cpuSecOf, median, say } from './measure.ts';

const CLIP = new URL('../../packages/transcode/fixtures/bigbuckbunny.mp4', import.meta.url).pathname;
const PRESET = 'veryfast';
const SEGMENT_SEC = 4;
const SHORT_SEC = 15;
const { ffmpegPath, ffprobePath } = transcoderOf();

/** The real clip (720p, H.264 and AAC), over and over for so long. */
async function clipOf(sec: number, folder: string): Promise<string> {
  const path = join(folder, `${sec}.mp4`);
  const options = [
    '-v',
    'error',
    '-stream_loop',
    '-1',
    '-i',
    CLIP,
    '-t',
    String(sec),
    '-c',
    'copy',
    '-movflags',
    '+faststart',
    '-y',
    path,
  ];
  await promisify(execFile)(ffmpegPath, options);
  return path;
}

/** One plain ffmpeg command that makes the same renditions from one decode. */
function bareCommand(clip: string, probe: VideoProbe, rungs: readonly Rung[], folder: string): string[] {
  const taps = rungs.map((_rung, index) => `[s${index}]`).join('');
  const scaled = rungs.map(({ width, height }, index) => `[s${index}]scale=${width}:${height}[v${index}]`);
  const outputs = rungs.flatMap(({ name, maxVideoBitsPerSec: bits, audioBitsPerSec }, index) => [
    ...[
      '-map',
      `[v${index}]`,
      '-map',
      '0:a',
      '-c:v',
      'libx264',
      '-preset',
      PRESET,
      '-profile:v',
      'high',
      '-crf',
      '23',
      '-threads',
      '2',
    ],
    ...['-maxrate', String(bits), '-bufsize', String(Math.round(bits * 1.5)), '-sc_threshold', '0', '-bf', '2'],
    ...['-g', String(Math.ceil(probe.fps * SEGMENT_SEC)), '-keyint_min', String(Math.ceil(probe.fps * SEGMENT_SEC))],
    ...[
      '-c:a',
      'aac',
      '-b:a',
      String(audioBitsPerSec),
      '-f',
      'hls',
      '-hls_time',
      String(SEGMENT_SEC),
      '-hls_playlist_type',
      'vod',
    ],
    ...['-hls_segment_type', 'fmp4', '-hls_fmp4_init_filename', 'init.mp4'],
    ...['-hls_segment_filename', join(folder, name, '%d.m4s'), join(folder, name, 'index.m3u8')],
  ]);
  const graph = `[0:v]split=${rungs.length}${taps};${scaled.join(';')}`;
  return ['-v', 'error', '-threads', '2', '-i', clip, '-filter_complex', graph, ...outputs, '-y'];
}

/** CPU seconds a second of the source: the ladder, verified, beside the bare command. */
export async function ladderBesideBare(rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-ladder-'));
  const path = await clipOf(SHORT_SEC, folder);
  const transcoder = createTranscoder({ ffmpegPath, ffprobePath, videoPreset: PRESET, segmentSec: SEGMENT_SEC, niceness: 0 });
  const file = { path, type: 'mp4' } as const;
  const probe = await transcoder.probeVideo(file);
  const rungs = planLadder(probe);
  for (const { name } of rungs) await mkdir(join(folder, 'bare', name), { recursive: true });
  const command = bareCommand(path, probe, rungs, join(folder, 'bare'));
  const [bare, ours]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    bare.push(await costOf(() => promisify(execFile)(ffmpegPath, command)));
    ours.push(await costOf(() => transcoder.transcodeLadder(file, probe, join(folder, 'ours'))));
  }
  const cpu = (costs: readonly Cost[]) => median(costs.map(({ cpuSec }) => cpuSec / SHORT_SEC));
  const wall = (costs: readonly Cost[]) => median(costs.map(({ wallSec }) => wallSec));
  for (const [name, costs] of [
    ['bare ffmpeg', bare],
    ['transcoder', ours],
  ] as const)
    say(`ladder: ${name}`, { 'CPU s a source second': cpu(costs).toFixed(3), wall: `${wall(costs).toFixed(1)} s` });
  say(`ladder: ${rungs.map(({ name }) => name).join(' ')}`, {
    'CPU ratio': (cpu(ours) / cpu(bare)).toFixed(3),
    'wall ratio': (wall(ours) / wall(bare)).toFixed(3),
  });
  await rm(folder, { recursive: true });
}

interface Timeline {
  readonly playableSec: number;
  readonly readySec: number;
  readonly cpuSec: number;
}

/** From the end of the upload to playable and to READY, through the platform. */
async function timelineOf(platform: MediaPlatform, workerPid: number, bytes: Buffer): Promise<Timeline> {
  const ann = newId();
  const { media } = await platform.send(ann, { kind: 'VIDEO', contentType: 'video/mp4' }, bytes);
  const assets = async () => (await platform.calls.invoke(GetVideoAssets, { mediaIds: [media.id] })).assets[0];
  const [startedAt, cpuBefore] = [performance.now(), cpuSecOf(workerPid)];
  const sinceStart = () => (performance.now() - startedAt) / 1000;
  await platform.complete(ann, media.id);
  await until(async () => (await assets())?.isPlayable ?? false, 60_000);
  const playableSec = sinceStart();
  await until(async () => (await assets())?.status === 'READY', 600_000);
  return { playableSec, readySec: sinceStart(), cpuSec: cpuSecOf(workerPid) - cpuBefore };
}

/** Times of one clip, over and over, with a worker as it is in production. */
async function timelines(secs: readonly number[], tell: (sec: number, timeline: Timeline) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-videos-'));
  await using platform = await startMedia({
    worker: false,
    env: { VIDEO_PRESET: PRESET, MEDIA_STALE_SEC: '20', UPLOAD_BYTES_A_DAY: '100000000000' },
  });
  await using worker = spawnWorker(platform.env);
  // The first one finds the tools and compiles.
  await timelineOf(platform, worker.child.pid ?? 0, await readFile(CLIP));
  for (const sec of secs) tell(sec, await timelineOf(platform, worker.child.pid ?? 0, await readFile(await clipOf(sec, folder))));
  await rm(folder, { recursive: true });
}

/** A short of 15 s. */
export async function timeOfAShort(rounds: number): Promise<void> {
  const all: Timeline[] = [];
  await timelines(
    Array.from({ length: rounds }, () => SHORT_SEC),
    (_sec, timeline) => all.push(timeline),
  );
  say(`short: ${SHORT_SEC} s of 720p`, {
    'to playable': `${median(all.map(({ playableSec }) => playableSec)).toFixed(2)} s`,
    'to READY': `${median(all.map(({ readySec }) => readySec)).toFixed(1)} s`,
    'CPU s of the worker a source second': median(all.map(({ cpuSec }) => cpuSec / SHORT_SEC)).toFixed(2),
  });
}

/** The same for longer and longer clips. */
export async function timeAsTheClipGrows(): Promise<void> {
  await timelines([5, 15, 45], (sec, { playableSec, readySec, cpuSec }) =>
    say(`growth: ${sec} s`, {
      'to playable': `${playableSec.toFixed(2)} s`,
      'to READY': `${readySec.toFixed(1)} s`,
      'a source second': `${(readySec / sec).toFixed(2)} s`,
      'CPU s a source second': (cpuSec / sec).toFixed(2),
    }),
  );
}
