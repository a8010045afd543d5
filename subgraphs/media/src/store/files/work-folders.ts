import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalFile } from '../../domain/ports.ts';

/** A folder in use shows it by its time, this often. */
const BEAT_MS = 60_000;
/** One that has not for so long was left behind by a process that was killed. */
const LEFT_AFTER_MS = 10 * BEAT_MS;

/** Folders of this machine to work in. */
export class WorkFolders {
  readonly #root: string;
  /** In use by this process: a machine that slept must not take them for left behind. */
  readonly #mine = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  /** A fresh one; removed when disposed. */
  async create(): Promise<LocalFile> {
    const path = join(this.#root, randomUUID());
    this.#mine.add(path);
    await mkdir(path, { recursive: true });
    const beat = setInterval(() => {
      const now = new Date();
      utimes(path, now, now).catch(() => undefined);
    }, BEAT_MS);
    beat.unref();
    return {
      path,
      [Symbol.asyncDispose]: async () => {
        clearInterval(beat);
        await rm(path, { recursive: true, force: true });
        this.#mine.delete(path);
      },
    };
  }

  /** Removes those that killed processes have left behind; answers how many. Also right where several machines share the root. */
  async sweep(now: Date): Promise<number> {
    const names = await readdir(this.#root).catch(() => []);
    const left = await Promise.all(names.map((name) => this.#isLeft(join(this.#root, name), now)));
    const old = names.filter((_name, index) => left[index]);
    await Promise.all(old.map((name) => rm(join(this.#root, name), { recursive: true, force: true })));
    return old.length;
  }

  async #isLeft(path: string, now: Date): Promise<boolean> {
    if (this.#mine.has(path)) return false;
    const seen = await stat(path).catch(() => null);
    return seen !== null && now.getTime() - seen.mtimeMs > LEFT_AFTER_MS;
  }
}
