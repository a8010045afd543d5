import { createWriteStream } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Bucket, File } from '@google-cloud/storage';
import { originalPath } from '../../domain/media.ts';
import type { LocalFile, MediaStore, ServedAs, UploadRequest, UploadTarget } from '../../domain/ports.ts';
import { type GcsPlace, lazyBucket, unlessAbsent } from './gcs-bucket.ts';
import { GcsIncoming } from './gcs-incoming.ts';
import { spread } from './stored-path.ts';
import type { UploadAddresses } from './upload-addresses.ts';
import { WorkFolders } from './work-folders.ts';

/** How a bucket is used. */
export interface GcsOptions extends GcsPlace {
  /** Folder of this machine for work in progress. */
  readonly workDir: string;
  /** Signed addresses of the platform lead to signed ones of the bucket. */
  readonly isRedirecting: boolean;
}

const PEEK_BYTES = 1024 * 1024;
const UPLOADS_AT_ONCE = 8;
/** Sizes of derivatives, which never change, that are remembered. */
const MAX_SIZES = 20_000;
/** Shortest life of a signed address, in milliseconds; an earlier end could not be signed. */
const MIN_LIFE_MS = 1_000;

/**
 * Files in a bucket of Google Cloud Storage. Simple uploads go there directly, by a signed address that fixes type, length and that the object is
 * new; resumable ones come through the platform. The bucket itself is private.
 */
export class GcsMediaStore implements MediaStore {
  /** Where the bytes of resumable uploads arrive. */
  readonly incoming: GcsIncoming;
  readonly #bucket: () => Promise<Bucket>;
  readonly #addresses: UploadAddresses;
  readonly #work: WorkFolders;
  readonly #isRedirecting: boolean;
  readonly #sizes = new Map<string, number>();

  constructor({ workDir, isRedirecting, ...place }: GcsOptions, addresses: UploadAddresses) {
    this.#bucket = lazyBucket(place);
    this.#addresses = addresses;
    this.#work = new WorkFolders(workDir);
    this.#isRedirecting = isRedirecting;
    this.incoming = new GcsIncoming(this.#bucket, (mediaId) => spread(originalPath(mediaId)));
  }

  async openUpload({ mediaId, contentType, sizeBytes, isResumable, expiresAt }: UploadRequest, now: Date): Promise<UploadTarget> {
    if (isResumable) return this.#addresses.resumable(mediaId);
    const extensionHeaders = { 'x-goog-content-length-range': `${sizeBytes},${sizeBytes}`, 'x-goog-if-generation-match': '0' };
    const file = await this.#file(originalPath(mediaId));
    const expires = Math.max(expiresAt.getTime(), now.getTime() + MIN_LIFE_MS);
    const [url] = await file.getSignedUrl({ version: 'v4', action: 'write', expires, contentType, extensionHeaders });
    const fixed = { 'Content-Type': contentType, 'Content-Length': String(sizeBytes), ...extensionHeaders };
    return { method: 'PUT', url, headers: Object.entries(fixed).map(([name, value]) => ({ name, value })) };
  }

  async sizeOf(path: string): Promise<number | null> {
    const known = this.#sizes.get(path);
    if (known !== undefined) return known;
    const found = await unlessAbsent((await this.#file(path)).getMetadata());
    if (found === null) return null;
    const size = Number(found[0].size ?? 0);
    if (path.startsWith('derived/')) this.#rememberSize(path, size);
    return size;
  }

  async read(path: string, range?: { start: number; end: number }): Promise<NodeJS.ReadableStream> {
    const stream = (await this.#file(path)).createReadStream({ ...range, decompress: false, validation: false });
    const begun = Promise.withResolvers<void>();
    stream.once('error', begun.reject).once('response', ({ statusCode }: { readonly statusCode: number }) => {
      // A refusal is told by an error that follows.
      if (statusCode < 400) begun.resolve();
    });
    // Asks for the object, so that an absent one rejects here and not in the middle of an answer.
    stream.read(0);
    await begun.promise;
    return stream;
  }

  async open(path: string, signal?: AbortSignal): Promise<LocalFile> {
    const file = await this.#file(path);
    return this.#local(async (local) => {
      await pipeline(file.createReadStream({ decompress: false }), createWriteStream(local), { signal });
    });
  }

  async peek(path: string): Promise<LocalFile> {
    const size = await this.sizeOf(path);
    if (size === null) throw new Error(`${path} is absent`);
    if (size <= 2 * PEEK_BYTES) return this.open(path);
    const ends = [
      { start: 0, end: PEEK_BYTES - 1 },
      { start: size - PEEK_BYTES, end: size - 1 },
    ];
    return this.#local(async (local) => {
      await using sparse = await open(local, 'w');
      await sparse.truncate(size);
      for (const range of ends) {
        const out = createWriteStream(local, { flags: 'r+', start: range.start });
        await pipeline(await this.read(path, range), out);
      }
    });
  }

  async addressOf(path: string, { contentType, disposition, until }: ServedAs): Promise<string | null> {
    if (!this.#isRedirecting) return null;
    const [url] = await (await this.#file(path)).getSignedUrl({
      version: 'v4',
      action: 'read',
      expires: until,
      responseType: contentType,
      ...(disposition === null ? {} : { responseDisposition: disposition }),
    });
    return url;
  }

  async putFolder(localFolder: string, folder: string): Promise<void> {
    const bucket = await this.#bucket();
    const entries = await readdir(localFolder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const next = files.values();
    const upload = async (): Promise<void> => {
      for (const file of next) {
        const name = relative(localFolder, file).split(sep).join('/');
        await bucket.upload(file, { destination: spread(`${folder}/${name}`) });
      }
    };
    await Promise.all(Array.from({ length: UPLOADS_AT_ONCE }, upload));
  }

  async copy(from: string, to: string): Promise<void> {
    await (await this.#file(from)).copy(await this.#file(to));
  }

  async remove(path: string): Promise<void> {
    for (const known of this.#sizes.keys()) if (known === path || known.startsWith(`${path}/`)) this.#sizes.delete(known);
    await unlessAbsent((await this.#file(path)).delete());
    await (await this.#bucket()).deleteFiles({ prefix: `${spread(path)}/`, force: true });
  }

  async removeOthers(folder: string, keep: readonly string[]): Promise<void> {
    const prefix = `${spread(folder)}/`;
    const [files] = await (await this.#bucket()).getFiles({ prefix });
    const folders = new Set(files.map(({ name }) => name.slice(prefix.length).split('/')[0] ?? ''));
    await Promise.all([...folders].filter((name) => !keep.includes(name)).map((name) => this.remove(`${folder}/${name}`)));
  }

  discardIncoming(mediaId: string): Promise<void> {
    return this.incoming.discard(mediaId);
  }

  workFolder(): Promise<LocalFile> {
    return this.#work.create();
  }

  sweepWork(now: Date): Promise<number> {
    return this.#work.sweep(now);
  }

  async #file(path: string): Promise<File> {
    return (await this.#bucket()).file(spread(path));
  }

  /** A local file that `fill` writes; gone with its folder. */
  async #local(fill: (path: string) => Promise<void>): Promise<LocalFile> {
    const folder = await this.#work.create();
    const path = join(folder.path, 'file');
    try {
      await fill(path);
    } catch (error) {
      await folder[Symbol.asyncDispose]();
      throw error;
    }
    return { path, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  }

  #rememberSize(path: string, size: number): void {
    const [oldest] = this.#sizes.keys();
    if (this.#sizes.size >= MAX_SIZES && oldest !== undefined) this.#sizes.delete(oldest);
    this.#sizes.set(path, size);
  }
}
