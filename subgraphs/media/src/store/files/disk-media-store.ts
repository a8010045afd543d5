import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { originalPath } from '../../domain/media.ts';
import type { LocalFile, MediaStore, UploadRequest, UploadTarget } from '../../domain/ports.ts';
import { IncomingFiles, sizeOf } from './incoming.ts';
import { spread } from './stored-path.ts';
import type { UploadAddresses } from './upload-addresses.ts';
import { WorkFolders } from './work-folders.ts';

/** Files in a folder of this machine, received by the platform itself. Replicas and workers share the folder. */
export class DiskMediaStore implements MediaStore {
  /** Where bytes arrive. */
  readonly incoming: IncomingFiles;
  readonly #root: string;
  readonly #addresses: UploadAddresses;
  readonly #work: WorkFolders;

  constructor(root: string, addresses: UploadAddresses) {
    this.#root = resolve(root);
    this.#addresses = addresses;
    // On the same file system as the files, so that results move in one step.
    this.#work = new WorkFolders(join(this.#root, 'work'));
    this.incoming = new IncomingFiles(join(this.#root, 'incoming'), (mediaId) => this.#pathOf(originalPath(mediaId)));
  }

  async openUpload({ mediaId, contentType, sizeBytes, isResumable }: UploadRequest): Promise<UploadTarget> {
    if (isResumable) return this.#addresses.resumable(mediaId);
    const headers = [
      { name: 'Content-Type', value: contentType },
      { name: 'Content-Length', value: String(sizeBytes) },
    ];
    return { method: 'PUT', url: this.#addresses.addressOf(mediaId), headers };
  }

  sizeOf(path: string): Promise<number | null> {
    return sizeOf(this.#pathOf(path));
  }

  async read(path: string, range?: { start: number; end: number }): Promise<NodeJS.ReadableStream> {
    // Opened first, so that an absent file rejects here and not in the middle of an answer.
    const file = await open(this.#pathOf(path), 'r');
    return range === undefined ? file.createReadStream() : file.createReadStream(range);
  }

  async open(path: string): Promise<LocalFile> {
    const local = this.#pathOf(path);
    if ((await sizeOf(local)) === null) throw new Error(`${path} is absent`);
    return { path: local, [Symbol.asyncDispose]: async () => undefined };
  }

  peek(path: string): Promise<LocalFile> {
    return this.open(path);
  }

  async putFolder(localFolder: string, folder: string): Promise<void> {
    const target = this.#pathOf(folder);
    await mkdir(dirname(target), { recursive: true });
    await rename(localFolder, target);
  }

  async copy(from: string, to: string): Promise<void> {
    const target = this.#pathOf(to);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(this.#pathOf(from), target, constants.COPYFILE_FICLONE);
  }

  async remove(path: string): Promise<void> {
    await rm(this.#pathOf(path), { recursive: true, force: true });
  }

  async removeOthers(folder: string, keep: readonly string[]): Promise<void> {
    const names = await readdir(this.#pathOf(folder)).catch(() => []);
    await Promise.all(names.filter((name) => !keep.includes(name)).map((name) => this.remove(join(folder, name))));
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

  /** The platform serves them all. */
  async addressOf(): Promise<null> {
    return null;
  }

  #pathOf(path: string): string {
    return join(this.#root, spread(path));
  }
}
