import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallPlatform, startSmallPlatform } from './small-platform.ts';

const MAIN = fileURLToPath(new URL('../src/standalone.ts', import.meta.url));
let folder: string;
let platform: SmallPlatform;
const children: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'standalone-'));
  platform = await startSmallPlatform({ topology: 'distributed' });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await platform[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

function run(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function urlOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface(child.stdout)) {
    const url = /(http:\/\/\S+)\/graphql/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the gateway told no address');
}

const ask = async (url: string, query: string) =>
  (await (
    await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
  ).json()) as object;

describe('the gateway alone', () => {
  it('serves any supergraph without limits, follows its file, keeps the last good one, and ends on SIGTERM', async () => {
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, platform.supergraphSdl);
    const child = run('--supergraph', file, '--port', '0', '--open');
    const url = await urlOf(child);
    const wide = `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: __typename`).join(' ')} }`;
    expect(await ask(url, wide)).toHaveProperty('data.a59', 'Query');

    await writeFile(file, 'no supergraph');
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('no supergraph', platform.supergraphSdl.replace(/^ {2}device: .*\n/m, '')),
    );
    await expect
      .poll(() => ask(url, '{ device }'), { timeout: 10_000 })
      .toHaveProperty('errors.0.extensions.code', 'GRAPHQL_VALIDATION_FAILED');
    expect(await ask(url, '{ __typename }')).toEqual(expect.objectContaining({ data: { __typename: 'Query' } }));

    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 60_000);

  it('tells how it is used when something is missing', async () => {
    const child = run('--port', '0');
    const errors: string[] = [];
    child.stderr?.on('data', (chunk) => errors.push(String(chunk)));
    expect(await once(child, 'exit')).toEqual([1, null]);
    expect(errors.join('')).toContain('Usage:');
  }, 30_000);
});
