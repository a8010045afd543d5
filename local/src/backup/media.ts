import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a folder of media holds. */
export interface MediaTotals {
  readonly files: number;
  readonly bytes: number;
}

/** Copies a folder that others may change meanwhile: a file that goes before its turn is left out. An absent folder is an empty one. */
export async function copyMedia(from: string, to: string): Promise<MediaTotals> {
  let [files, bytes] = [0, 0];
  await mkdir(to, { recursive: true });
  for await (const name of filesOf(from)) {
    const target = join(to, name);
    await mkdir(dirname(target), { recursive: true });
    try {
      await copyFile(join(from, name), target);
      const { atime, mtime, size } = await stat(join(from, name));
      await utimes(target, atime, mtime);
      [files, bytes] = [files + 1, bytes + size];
    } catch (error) {
      if (!isAbsent(error)) throw error;
      await rm(target, { force: true });
    }
  }
  return { files, bytes };
}

/** What is in a folder. */
export async function measureMedia(folder: string): Promise<MediaTotals> {
  let [files, bytes] = [0, 0];
  for await (const name of filesOf(folder)) {
    files += 1;
    bytes += (await stat(join(folder, name))).size;
  }
  return { files, bytes };
}

/** Puts a copy of `from` in the place of `to`, which stays as it is until the copy is whole. */
export async function replaceMedia(from: string, to: string): Promise<MediaTotals> {
  const part = `${to}.restored`;
  await rm(part, { recursive: true, force: true });
  const totals = await copyMedia(from, part);
  await rm(to, { recursive: true, force: true });
  await rename(part, to);
  return totals;
}

/** Paths of all files below a folder, one directory in memory at a time. */
async function* filesOf(folder: string, below = ''): AsyncGenerator<string> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    if (isAbsent(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const name = join(below, entry.name);
    if (entry.isDirectory()) yield* filesOf(folder, name);
    else if (entry.isFile()) yield name;
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
