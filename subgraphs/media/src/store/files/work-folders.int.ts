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
  const folders = new WorkFolders(root);
  const now = new Date();
  const left = await folders.create();
  const old = new Date(now.getTime() - 3_600_000);
  await utimes(left.path, old, old);
  await using used = await folders.create();
  expect(await folders.sweep(now)).toBe(1);
  expect(await readdir(root)).toEqual([used.path.slice(root.length + 1)]);
  expect(await new WorkFolders(join(root, 'absent')).sweep(now)).toBe(0);
});
