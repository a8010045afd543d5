import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Base address of the platform. */
    platformUrl: string;
  }
}

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const START_TIMEOUT_MS = 240_000;

/** Starts the platform as `npm start` does, with data of its own, and waits until its app is built. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.WEB_TEST_URL;
  if (given !== undefined) {
    project.provide('platformUrl', given);
    return async () => undefined;
  }
  // An app of older sources would be served until the new one is built.
  await rm(join(ROOT, 'examples/web/dist'), { recursive: true, force: true });
  const port = await freePort();
  const data = await mkdtemp(join(tmpdir(), 'web-test-'));
  const platformUrl = `http://localhost:${port}`;
  const child = spawn('node', ['local/bootstrap.mjs', 'start', '--port', String(port), '--data', data, '--no-seed'], {
    cwd: ROOT,
    env: { ...process.env, RATE_LIMITS: 'off' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await until(child, async () => (await fetch(`${platformUrl}/health/ready`)).ok && (await fetch(`${platformUrl}/app/`)).ok);
  project.provide('platformUrl', platformUrl);
  return async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}

async function until(child: ChildProcess, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null) throw new Error(`The platform ended with ${child.exitCode}.`);
    if (Date.now() > deadline) throw new Error(`The platform and its app were not ready in ${START_TIMEOUT_MS} ms.`);
    await delay(250);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address === null || typeof address === 'string' ? reject(new Error('No port.')) : resolve(address.port),
      );
    });
  });
}
