import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Data, until } from '@app/testkit';
import { fixture } from '../../../../packages/transcode/test/tools.ts';
import type { Person } from './people.ts';
import type { TestPlatform } from './platform.ts';

const CREATE = `mutation ($input: CreateVideoInput!) { createVideo(input: $input) {
  __typename ... on VideoUploadTicket { mediaId method url headers { name value } video { id status } }
  ... on InvalidInput { problems { field code } } ... on NotAllowed { reason }
} }`;
const COMPLETE = `mutation ($id: ID!) { completeVideoUpload(videoId: $id) {
  __typename ... on VideoSuccess { video { status } } ... on NotAllowed { reason }
} }`;
const VIDEO = `query ($id: ID!) { video(id: $id) {
  id type status failureReason progress isPlayable durationSec width height hlsUrl previewUrl
  renditions { name width height bitrateKbps codecs } thumbnails { id url width height } storyboard { spriteUrl vttUrl }
} }`;

/** A video whose bytes were sent. */
export interface SentVideo {
  readonly id: string;
  readonly mediaId: string;
  /** What completing it answered. */
  readonly completed: Data;
}

/** The real clip. */
export const realClip = (): Promise<Buffer> => readFile(fixture('bigbuckbunny.mp4'));

/** Makes a file by ffmpeg, from these arguments on; its type is that of its name. */
export async function makeFile(name: string, ...args: string[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'clip-'));
  const path = join(folder, name);
  await promisify(execFile)(process.env.FFMPEG_PATH ?? 'ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, path]);
  const bytes = await readFile(path);
  await rm(folder, { recursive: true });
  return bytes;
}

/** An address of the platform as it is reached here: tests learn its port only once it listens. */
export function here(platform: TestPlatform, url: string): string {
  return platform.baseUrl + new URL(url).pathname + new URL(url).search;
}

/** Asks for a place for a video. */
export async function openVideo(person: Person, bytes: Uint8Array, input: Readonly<Record<string, unknown>>): Promise<Data> {
  const wish = { title: 'A clip', contentType: 'video/mp4', sizeBytes: bytes.length, resumable: false, ...input };
  return (await person.client.run(CREATE, { input: wish })).createVideo;
}

/** Opens a video, sends its bytes and completes it. */
export async function sendVideo(
  platform: TestPlatform,
  person: Person,
  bytes: Uint8Array,
  input: Readonly<Record<string, unknown>> = {},
): Promise<SentVideo> {
  const ticket = await openVideo(person, bytes, input);
  if (ticket.__typename !== 'VideoUploadTicket') throw new Error(JSON.stringify(ticket));
  await sendBytes(platform, ticket, bytes);
  const { completeVideoUpload } = await person.client.run(COMPLETE, { id: ticket.video.id });
  return { id: ticket.video.id, mediaId: ticket.mediaId, completed: completeVideoUpload };
}

/** Sends the bytes of a ticket: at once, or in two parts where it is resumable. */
export async function sendBytes(platform: TestPlatform, ticket: Data, bytes: Uint8Array): Promise<void> {
  const headers: Record<string, string> = {};
  for (const { name, value } of ticket.headers) if (name !== 'Content-Length') headers[name] = value;
  const url = here(platform, ticket.url);
  const send = async (offset: number, part: Uint8Array): Promise<void> => {
    const place: Record<string, string> = ticket.method === 'PATCH' ? { 'Upload-Offset': String(offset) } : {};
    const answer = await fetch(url, { method: ticket.method, headers: { ...headers, ...place }, body: new Uint8Array(part) });
    if (!answer.ok) throw new Error(`the bytes were refused: ${answer.status}`);
  };
  const half = ticket.method === 'PATCH' ? Math.floor(bytes.length / 2) : 0;
  if (half > 0) await send(0, bytes.subarray(0, half));
  await send(half, bytes.subarray(half));
}

/** A video as somebody sees it; null where they do not. */
export async function videoOf(person: Pick<Person, 'client'>, id: string): Promise<Data> {
  return (await person.client.run(VIDEO, { id })).video;
}

/** A video once it is READY or FAILED. */
export function finishedVideo(person: Person, id: string, timeoutMs = 120_000): Promise<Data> {
  return until(async () => {
    const video = await videoOf(person, id);
    return video?.status === 'READY' || video?.status === 'FAILED' ? video : null;
  }, timeoutMs);
}

/** Fetches everything that a master playlist names, as a player would, into a folder; answers where the master playlist lies there. */
export async function fetchHls(masterUrl: string, folder: string): Promise<string> {
  const save = async (name: string, url: URL | string): Promise<string> => {
    const answer = await fetch(url);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
    return bytes.toString('utf8');
  };
  for (const line of urisOf(await save('master.m3u8', masterUrl))) {
    const playlistUrl = new URL(line, masterUrl);
    const playlist = await save(line, playlistUrl);
    for (const file of urisOf(playlist)) await save(join(dirname(line), file), new URL(file, playlistUrl));
  }
  return join(folder, 'master.m3u8');
}

/** What a playlist names, initialisation segments included. */
function urisOf(playlist: string): string[] {
  const map = /#EXT-X-MAP:URI="([^"]+)"/.exec(playlist)?.[1];
  return [...(map === undefined ? [] : [map]), ...playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'))];
}
