import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '@app/testkit';

const MODULE = 'github.com/fsouza/fake-gcs-server';
const VERSION = 'v1.56.1';
const PROGRAM = 'fake-gcs-server';
const INSTALL_MS = 300_000;

/** Where the emulator of Google Cloud Storage is, or why there is none. */
export type FoundEmulator = { readonly path: string } | { readonly reason: string };

/** The emulator named by `FAKE_GCS_SERVER`, or on PATH, or built by Go once into the data folder of the project. */
export function findEmulator(): FoundEmulator {
  const { FAKE_GCS_SERVER: named, PATH: path = '' } = process.env;
  if (named) return { path: named };
  const installed = path.split(delimiter).map((folder) => join(folder, PROGRAM));
  const folder = fileURLToPath(new URL(`../../../../.data/bin/${PROGRAM}-${VERSION}`, import.meta.url));
  const found = [...installed, join(folder, PROGRAM)].find((file) => existsSync(file));
  if (found !== undefined) return { path: found };
  mkdirSync(folder, { recursive: true });
  const build = spawnSync('go', ['install', `${MODULE}@${VERSION}`], {
    env: { ...process.env, GOBIN: folder },
    timeout: INSTALL_MS,
  });
  if (build.error !== undefined) return { reason: `no ${PROGRAM}, and no Go to build it` };
  return build.status === 0 ? { path: join(folder, PROGRAM) } : { reason: `${PROGRAM} could not be built: ${build.stderr}` };
}

/** A running emulator that keeps everything in memory. `publicHost`: the host and port that clients use. */
export async function startEmulator(path: string, publicHost: string): Promise<AsyncDisposable & { readonly port: number }> {
  const port = await freePort();
  const options = ['-backend', 'memory', '-scheme', 'http', '-host', '127.0.0.1', '-port', String(port)];
  const child = spawn(path, [...options, '-public-host', publicHost, '-log-level', 'error'], { stdio: 'ignore' });
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/_internal/healthcheck`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(isUp);
  return {
    port,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return address !== null && typeof address === 'object' ? address.port : 0;
}
