import { chmod, lstat, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { placeForData, placeForPrograms, postgresUser } from './postgres-home.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
let folder: string;
let open: string;
let closed: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'home-'));
  await chmod(folder, 0o755);
  [open, closed] = [join(folder, 'open'), join(folder, 'closed')];
  for (const each of [open, closed]) await mkdir(join(each, 'data'), { recursive: true });
  await chmod(closed, 0o700);
});

afterEach(() => rm(folder, { recursive: true }));

// Only root can run PostgreSQL as somebody else, and must.
describe.runIf(process.getuid?.() === 0)('PostgreSQL of root', () => {
  it('runs as nobody, or as the owner of the data that are there', async () => {
    expect(await postgresUser(join(open, 'data'))).toEqual({ uid: expect.any(Number), gid: expect.any(Number) });
    expect((await postgresUser(join(open, 'data')))?.uid).not.toBe(0);
  });

  it('keeps its data in the data folder when nobody can get there', async () => {
    const dataDir = join(open, 'data');
    await chmod(dataDir, 0o700);
    const place = await placeForData(dataDir, NOBODY);
    expect(place).toBe(join(dataDir, 'postgres'));
    expect((await stat(place)).uid).toBe(NOBODY.uid);
  });

  it('keeps them outside of a closed home folder, behind a link, which is followed the next time', async () => {
    const dataDir = join(closed, 'data');
    const place = await placeForData(dataDir, NOBODY);
    onTestFinished(() => rm(place, { recursive: true, force: true }));
    expect(place).not.toContain(closed);
    expect((await stat(place)).uid).toBe(NOBODY.uid);
    expect((await lstat(join(dataDir, 'postgres'))).isSymbolicLink()).toBe(true);
    expect(await placeForData(dataDir, NOBODY)).toBe(place);
  });

  it('begins with an empty folder when the data folder was removed', async () => {
    const dataDir = join(closed, 'data');
    const first = await placeForData(dataDir, NOBODY);
    await rm(dataDir, { recursive: true });
    await mkdir(dataDir);
    const second = await placeForData(dataDir, NOBODY);
    onTestFinished(async () => {
      for (const place of [first, second]) await rm(place, { recursive: true, force: true });
    });
    expect(second).not.toBe(first);
  });

  it('says what to do when data that were reachable are no more', async () => {
    const dataDir = join(closed, 'data');
    await mkdir(join(dataDir, 'postgres'));
    await expect(placeForData(dataDir, NOBODY)).rejects.toThrow(/cannot get any more\.\n.*chmod o\+x/);
  });

  it('runs programs where they are, or a readable copy when they are below a closed folder', async () => {
    const packageVersion = `test-${process.pid}`;
    for (const each of [open, closed]) {
      for (const part of ['bin', 'lib']) await mkdir(join(each, 'native', part), { recursive: true });
      await writeFile(join(each, 'native', 'bin', 'postgres'), '#!/bin/sh\n', { mode: 0o700 });
    }
    await chmod(join(open, 'native', 'bin', 'postgres'), 0o755);
    const inPlace = { folder: join(open, 'native'), packageVersion };
    expect(await placeForPrograms(inPlace, NOBODY)).toBe(inPlace.folder);
    expect(await placeForPrograms({ folder: join(closed, 'native'), packageVersion }, null)).toBe(join(closed, 'native'));

    const copy = await placeForPrograms({ folder: join(closed, 'native'), packageVersion }, NOBODY);
    onTestFinished(() => rm(copy, { recursive: true }));
    expect(copy).not.toContain(closed);
    expect((await stat(join(copy, 'bin', 'postgres'))).mode & 0o777).toBe(0o755);
  });
});
