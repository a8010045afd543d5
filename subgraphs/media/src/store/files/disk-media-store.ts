import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { originalPath } from '../../domain/media.ts';
import type { LocalFile, MediaStore, UploadRequest, UploadTarget } from '../../domain/ports.ts';
import { IncomingFiles, sizeOf } from './incoming.ts';
import type { UploadAddresses } from './upload-addresses.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** Files in a folder of this machine, received by the platform itself. Replicas and workers share the folder. */
export class DiskMediaStore implements MediaStore {
  /** Where bytes arrive. */
  readonly incoming: IncomingFiles;
  readonly #root: string;
  readonly #addresses: UploadAddresses;

  constructor(root: string, addresses: UploadAddresses) {
    this.#root = resolve(root);
    this.#addresses = addresses;
    this.incoming = new IncomingFiles(join(this.#root, 'incoming'), (mediaId) => this.#pathOf(originalPath(mediaId)));
  }

  async openUpload({ mediaId, contentType, sizeBytes, isResumable }: UploadRequest): Promise<UploadTarget> {
    const url = this.#addresses.addressOf(mediaId);
    if (isResumable) {
      const headers = [
        { name: 'Tus-Resumable', value: '1.0.0' },
        { name: 'Upload-Offset', value: '0' },
        { name: 'Content-Type', value: 'application/offset+octet-stream' },
      ];
      return { method: 'PATCH', url, headers };
    }
    const headers = [
      { name: 'Content-Type', value: contentType },
      { name: 'Content-Length', value: String(sizeBytes) },
    ];
    return { method: 'PUT', url, headers };
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

  async workFolder(): Promise<LocalFile> {
    // On the same file system as the files, so that results move in one step.
    const path = join(this.#root, 'work', `${process.pid}-${randomUUID()}`);
    await mkdir(path, { recursive: true });
    return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
  }

  /** Files are spread over folders by the end of their upload's id, which is random. */
  #pathOf(path: string): string {
    const [area = '', id = '', ...rest] = path.split('/');
    if (!UUID.test(id) || rest.some((part) => part === '' || part === '..' || part.includes('\0')))
      throw new Error(`${path} is no path of ours`);
    return join(this.#root, area, id.slice(-2), id, ...rest);
  }
}
