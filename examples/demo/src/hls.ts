import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What was found behind a master playlist. */
export interface PlayedVideo {
  readonly renditions: number;
  readonly segments: number;
  /** Seconds, from the playlist of the last rendition. */
  readonly durationSec: number;
}

/** Fetches a master playlist, every rendition's playlist and every segment; decodes each rendition when ffmpeg is at hand. */
export async function playEverything(masterUrl: string): Promise<PlayedVideo> {
  const master = await textAt(masterUrl);
  const renditions = uris(master).map((uri) => new URL(uri, masterUrl).href);
  let segments = 0;
  let durationSec = 0;
  for (const url of renditions) {
    const playlist = await textAt(url);
    const initial = /#EXT-X-MAP:URI="([^"]+)"/.exec(playlist)?.[1];
    const parts = [...(initial ? [initial] : []), ...uris(playlist)];
    const bytes: Buffer[] = [];
    for (const part of parts) bytes.push(await bytesAt(new URL(part, url).href));
    await decode(Buffer.concat(bytes));
    segments += uris(playlist).length;
    durationSec = [...playlist.matchAll(/#EXTINF:([\d.]+)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
  }
  return { renditions: renditions.length, segments, durationSec };
}

function uris(playlist: string): string[] {
  return playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

async function textAt(url: string): Promise<string> {
  return (await bytesAt(url)).toString('utf8');
}

async function bytesAt(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

async function decode(bytes: Buffer): Promise<void> {
  const ffmpeg = process.env.FFMPEG_PATH;
  if (ffmpeg === undefined) return;
  const folder = await mkdtemp(join(tmpdir(), 'demo-hls-'));
  try {
    const file = join(folder, 'rendition.bin');
    await writeFile(file, bytes);
    await promisify(execFile)(ffmpeg, ['-v', 'error', '-xerror', '-i', file, '-f', 'null', '-']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
