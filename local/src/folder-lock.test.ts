import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockHolder, tryLock, underLock } from './folder-lock.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
  file = join(folder, 'the.lock');
});

afterEach(() => rm(folder, { recursive: true }));

describe('a folder lock', () => {
  it('is refused while a living process holds it, and names that process', () => {
    const lock = tryLock(file);
    expect(lock).toHaveProperty('release');
    expect(tryLock(file)).toEqual({ heldByPid: process.pid });
    expect(lockHolder(file)).toBe(process.pid);
  });

  it('can be taken again after its release, and leaves no file behind', async () => {
    const lock = tryLock(file);
    if ('release' in lock) lock.release();
    expect(existsSync(file)).toBe(false);
    expect(tryLock(file)).toHaveProperty('release');
    expect(await readdir(folder)).toEqual(['the.lock']);
  });

  it('released twice does not release what another has taken meanwhile', () => {
    const lock = tryLock(file);
    if ('release' in lock) lock.release();
    tryLock(file);
    if ('release' in lock) lock.release();
    expect(lockHolder(file)).toBe(process.pid);
  });

  it.each([
    ['of a process that is gone', JSON.stringify({ pid: process.pid, bornAt: 'long ago' })],
    ['that is not readable', '{"pid":'],
  ])('%s is taken over', (_what, content) => {
    writeFileSync(file, content);
    expect(lockHolder(file)).toBeNull();
    expect(tryLock(file)).toHaveProperty('release');
  });

  it('lets waiting work run one after the other', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all([underLock(file, work), underLock(file, work), underLock(file, work)]);
    expect(most).toBe(1);
  });
});
