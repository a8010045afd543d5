import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { atLeast, findOnPath, parseVersion, versionOf } from './on-path.ts';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'path-')));
});

afterEach(() => rm(folder, { recursive: true }));

describe('findOnPath', () => {
  it('finds the first executable file and passes over folders and plain files of that name', async () => {
    for (const name of ['a', 'b', 'c']) await mkdir(join(folder, name));
    await mkdir(join(folder, 'a', 'server'));
    await writeFile(join(folder, 'b', 'server'), '');
    await writeFile(join(folder, 'c', 'server'), '');
    await chmod(join(folder, 'c', 'server'), 0o755);
    const path = ['a', 'b', 'c'].map((name) => join(folder, name)).join(delimiter);
    expect(findOnPath('server', path)).toBe(join(folder, 'c', 'server'));
    expect(findOnPath('server', '')).toBeNull();
  });
});

describe('versions', () => {
  it.each([
    ['db version v6.0.5\nBuild Info', [6, 0]],
    ['postgres (PostgreSQL) 18.4 (Debian 18.4-1)', [18, 4]],
    ['Redis server v=7.0.15 sha=00000000:0', [7, 0]],
    ['no number', null],
  ])('are read from %j', (text, version) => {
    expect(parseVersion(text)).toEqual(version);
  });

  it('compare by major, then minor', () => {
    expect(atLeast([6, 2], 6, 2)).toBe(true);
    expect(atLeast([7, 0], 6, 2)).toBe(true);
    expect(atLeast([6, 0], 6, 2)).toBe(false);
    expect(atLeast(null, 1, 0)).toBe(false);
  });

  it('are null for a program that cannot be run', async () => {
    expect(await versionOf(join(folder, 'absent'))).toBeNull();
  });
});
