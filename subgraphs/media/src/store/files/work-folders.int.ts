import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WorkFolders } from './work-folders.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'work-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

it('a sweep removes the work folders that have shown no life for long, and no others', async () => {
  const [folders, killed] = [new WorkFolders(root), new WorkFolders(root)];
  const now = new Date();
  const old = new Date(now.getTime() - 3_600_000);
  const left = await killed.create();
  // Its process lives, on a machine that slept.
  await using slept = await folders.create();
  await using used = await killed.create();
  for (const { path } of [left, slept]) await utimes(path, old, old);
  expect(await folders.sweep(now)).toBe(1);
  expect((await readdir(root)).sort()).toEqual([slept, used].map(({ path }) => path.slice(root.length + 1)).sort());
  expect(await new WorkFolders(join(root, 'absent')).sweep(now)).toBe(0);
});
