import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Bucket, File } from '@google-cloud/storage';
import { hasStatus, unlessAbsent } from './gcs-bucket.ts';
import { type Incoming, type IncomingUpload, ReceiveError } from './incoming.ts';
import { spread } from './stored-path.ts';

/** Sent in pieces of this size, each tried again when the service stumbles; a multiple of 256 KiB, as sessions of the service want. */
const CHUNK_BYTES = 8 * 1024 * 1024;
/** Objects that the service composes at once. */
const COMPOSED_AT_ONCE = 32;
const OFFSET_DIGITS = 13;
/** The object must not be there yet. */
const NEW = { ifGenerationMatch: 0 } as const;

/**
 * Receives uploads into a bucket: each part that arrives is an object named by its offset, and all of them are composed into the upload. A part
 * may have any length, while one session of the service would keep multiples of 256 KiB only.
 */
export class GcsIncoming implements Incoming {
  readonly #bucket: () => Promise<Bucket>;
  readonly #finalPath: (mediaId: string) => string;

  constructor(bucket: () => Promise<Bucket>, finalPath: (mediaId: string) => string) {
    this.#bucket = bucket;
    this.#finalPath = finalPath;
  }

  async receive({ mediaId, sizeBytes, body }: IncomingUpload): Promise<null> {
    const received = await this.append({ mediaId, sizeBytes, body, offset: 0 });
    if (received === sizeBytes) return null;
    await this.discard(mediaId);
    throw new ReceiveError('size');
  }

  async append({ mediaId, sizeBytes, body, offset }: IncomingUpload & { offset: number }): Promise<number> {
    const bucket = await this.#bucket();
    if (await this.#isThere(bucket, mediaId)) throw new ReceiveError(offset === sizeBytes ? 'offset' : 'taken');
    const parts = await partsOf(bucket, mediaId);
    if (endOf(parts) !== offset) throw new ReceiveError('offset');
    const part = bucket.file(`${folderOf(mediaId)}${String(offset).padStart(OFFSET_DIGITS, '0')}`);
    const received = await take(part, offset, body, sizeBytes);
    if (received === sizeBytes) await this.#settle(bucket, mediaId);
    return received;
  }

  async offsetOf(mediaId: string, sizeBytes: number): Promise<number> {
    const bucket = await this.#bucket();
    if (await this.#isThere(bucket, mediaId)) return sizeBytes;
    const end = endOf(await partsOf(bucket, mediaId));
    // Its process died between the last part and its end.
    if (end === sizeBytes) await this.#settle(bucket, mediaId);
    return end;
  }

  async discard(mediaId: string): Promise<void> {
    await (await this.#bucket()).deleteFiles({ prefix: folderOf(mediaId), force: true });
  }

  async #isThere(bucket: Bucket, mediaId: string): Promise<boolean> {
    const [isThere] = await bucket.file(this.#finalPath(mediaId)).exists();
    return isThere;
  }

  /** Makes one object of all parts; fails for whoever comes second. */
  async #settle(bucket: Bucket, mediaId: string): Promise<void> {
    let pieces = (await partsOf(bucket, mediaId)).map(({ file }) => file);
    for (let level = 0; pieces.length > COMPOSED_AT_ONCE; level++) {
      const groups = chunksOf(pieces, COMPOSED_AT_ONCE);
      pieces = groups.map((_group, index) => bucket.file(`${folderOf(mediaId)}composed-${level}-${index}`));
      for (const [index, group] of groups.entries()) await bucket.combine(group, pieces[index] ?? '');
    }
    try {
      await bucket.combine(pieces, bucket.file(this.#finalPath(mediaId)), NEW);
    } catch (error) {
      throw hasStatus(error, 412) ? new ReceiveError('taken') : error;
    }
    await this.discard(mediaId);
  }
}

/** Streams a body into an object; what has arrived stays when the sender breaks off. Answers where it ends. */
async function take(part: File, offset: number, body: AsyncIterable<Buffer>, limit: number): Promise<number> {
  let position = offset;
  const losses: unknown[] = [];
  async function* accepted(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of body) {
        if (position + chunk.length > limit) throw new ReceiveError('size');
        position += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (error instanceof ReceiveError) throw error;
      losses.push(error);
    }
  }
  const sink = part.createWriteStream({ resumable: true, chunkSize: CHUNK_BYTES, preconditionOpts: NEW });
  try {
    await pipeline(Readable.from(accepted()), sink);
  } catch (error) {
    throw hasStatus(error, 412) ? new ReceiveError('offset') : error;
  }
  if (position === offset) await unlessAbsent(part.delete());
  if (losses.length > 0) throw losses[0];
  return position;
}

interface Part {
  readonly file: File;
  readonly offset: number;
  readonly size: number;
}

async function partsOf(bucket: Bucket, mediaId: string): Promise<Part[]> {
  const prefix = folderOf(mediaId);
  const [files] = await bucket.getFiles({ prefix });
  return files
    .filter(({ name }) => /^\d+$/.test(name.slice(prefix.length)))
    .map((file) => ({ file, offset: Number(file.name.slice(prefix.length)), size: Number(file.metadata.size ?? 0) }))
    .sort((a, b) => a.offset - b.offset);
}

function endOf(parts: readonly Part[]): number {
  const last = parts.at(-1);
  return last === undefined ? 0 : last.offset + last.size;
}

function folderOf(mediaId: string): string {
  return `${spread(`incoming/${mediaId}`)}/`;
}

function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
