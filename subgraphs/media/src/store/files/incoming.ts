import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Why bytes were not taken. `taken`: an upload is received once. `offset`: they do not follow what is there. `size`: more or less than declared. */
export type ReceiveProblem = 'taken' | 'offset' | 'size';

/** The bytes do not fit the upload; nothing of them is kept, or what fits of a resumable one. */
export class ReceiveError extends Error {
  override readonly name = 'ReceiveError';
  readonly problem: ReceiveProblem;

  constructor(problem: ReceiveProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Where the bytes of one upload go. */
export interface IncomingUpload {
  readonly mediaId: string;
  readonly sizeBytes: number;
  readonly body: AsyncIterable<Buffer>;
}

/** Takes the bytes that the platform receives itself; each upload appears as a whole, at its final place, and never changes again. */
export interface Incoming {
  /** Takes all bytes at once; answers their SHA-256, null when it is not known. Throws `ReceiveError` taken or size. */
  receive(upload: IncomingUpload): Promise<string | null>;
  /**
   * Takes the bytes that follow `offset`, and keeps what has arrived even when the sender breaks off; answers how many are there now. The caller
   * holds the upload's lease, of which `fence` is the number. Throws `ReceiveError`.
   */
  append(upload: IncomingUpload & { readonly offset: number; readonly fence: number }): Promise<number>;
  /** How many bytes of a resumable upload are there. */
  offsetOf(mediaId: string, sizeBytes: number): Promise<number>;
  /** Removes what has arrived. */
  discard(mediaId: string): Promise<void>;
}

const BUSY = '.busy';
const PART = 'part';

/** Receives uploads into a folder. */
export class IncomingFiles implements Incoming {
  readonly #folder: string;
  readonly #finalPath: (mediaId: string) => string;

  constructor(folder: string, finalPath: (mediaId: string) => string) {
    this.#folder = folder;
    this.#finalPath = finalPath;
  }

  async receive({ mediaId, sizeBytes, body }: IncomingUpload): Promise<string> {
    if (await exists(this.#finalPath(mediaId))) throw new ReceiveError('taken');
    const folder = await this.#folderOf(mediaId);
    const path = join(folder, `${process.pid}-${process.hrtime.bigint()}`);
    try {
      await using file = await open(path, 'wx');
      const hash = createHash('sha256');
      const received = await write(file, 0, body, sizeBytes, (chunk) => hash.update(chunk));
      if (received !== sizeBytes) throw new ReceiveError('size');
      await file.datasync();
      await this.#settle(path, mediaId);
      return hash.digest('hex');
    } finally {
      await rm(path, { force: true });
    }
  }

  /** An earlier holder of the lease that still lives writes to a file that is nobody's. */
  async append({ mediaId, sizeBytes, body, offset, fence }: IncomingUpload & { offset: number; fence: number }): Promise<number> {
    if (await exists(this.#finalPath(mediaId))) throw new ReceiveError(offset === sizeBytes ? 'offset' : 'taken');
    const folder = await this.#folderOf(mediaId);
    const busy = join(folder, `${fence}${BUSY}`);
    await takeOver(folder, busy);
    let received: number;
    {
      await using file = await open(busy, constants.O_WRONLY | constants.O_CREAT);
      const { size } = await file.stat();
      if (size !== offset) {
        await rename(busy, join(folder, PART));
        throw new ReceiveError('offset');
      }
      try {
        received = await write(file, offset, body, sizeBytes);
      } catch (error) {
        // More than declared: what was there before stays.
        if (error instanceof ReceiveError) await file.truncate(offset);
        await rename(busy, join(folder, PART));
        throw error;
      }
      await file.datasync();
    }
    if (received === sizeBytes) {
      await this.#settle(busy, mediaId);
      await rm(folder, { recursive: true, force: true });
    } else await rename(busy, join(folder, PART));
    return received;
  }

  async offsetOf(mediaId: string, sizeBytes: number): Promise<number> {
    if (await exists(this.#finalPath(mediaId))) return sizeBytes;
    const folder = join(this.#folder, mediaId);
    const names = await readdir(folder).catch(() => []);
    const sizes = names.filter((name) => name === PART || name.endsWith(BUSY)).map((name) => sizeOf(join(folder, name)));
    return Math.max(0, ...(await Promise.all(sizes)).map((size) => size ?? 0));
  }

  async discard(mediaId: string): Promise<void> {
    await rm(join(this.#folder, mediaId), { recursive: true, force: true });
  }

  /** A link fails where a file is already: who comes second changes nothing. */
  async #settle(path: string, mediaId: string): Promise<void> {
    const target = this.#finalPath(mediaId);
    await mkdir(dirname(target), { recursive: true });
    try {
      await link(path, target);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) throw new ReceiveError('taken');
      throw error;
    }
  }

  async #folderOf(mediaId: string): Promise<string> {
    const folder = join(this.#folder, mediaId);
    await mkdir(folder, { recursive: true });
    return folder;
  }
}

/** Makes the file of an earlier part ours. One that was left in the middle is copied, because its writer may still hold it open. */
async function takeOver(folder: string, busy: string): Promise<void> {
  const names = await readdir(folder);
  if (names.includes(PART)) return rename(join(folder, PART), busy);
  for (const left of names.filter((name) => name.endsWith(BUSY))) {
    await copyFile(join(folder, left), busy);
    await rm(join(folder, left), { force: true });
  }
}

/** Writes a body from `offset` on; answers where it ends. Throws `ReceiveError` size as soon as there is more than `limit`. */
async function write(
  file: FileHandle,
  offset: number,
  body: AsyncIterable<Buffer>,
  limit: number,
  onChunk?: (chunk: Buffer) => void,
): Promise<number> {
  let position = offset;
  for await (const chunk of body) {
    if (position + chunk.length > limit) throw new ReceiveError('size');
    onChunk?.(chunk);
    for (let at = 0; at < chunk.length; ) {
      const { bytesWritten } = await file.write(chunk, at, chunk.length - at, position + at);
      at += bytesWritten;
    }
    position += chunk.length;
  }
  return position;
}

async function exists(path: string): Promise<boolean> {
  return (await sizeOf(path)) !== null;
}

/** Size of a file; null when there is none. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
