import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphqlClient, until } from '@app/testkit';

/** One process of a started platform. */
export interface StartedPart {
  readonly name: string;
  readonly pid: number;
}

/** The platform as its owner starts it, distributed, on a stack and in a folder of its own; disposing it stops and removes all. */
export class StartedPlatform implements AsyncDisposable {
  readonly baseUrl: string;
  readonly anonymous: GraphqlClient;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(port: number, process: ChildProcess, folder: string) {
    this.baseUrl = `http://127.0.0.1:${port}`;
    this.anonymous = new GraphqlClient(`${this.baseUrl}/graphql`);
    this.#process = process;
    this.#folder = folder;
  }

  static async start(): Promise<StartedPlatform> {
    const folder = await mkdtemp(join(tmpdir(), 'chat-delivery-'));
    const port = await freePort();
    const args = ['--port', String(port), '--data', folder, '--no-seed', '--topology', 'distributed'];
    const child = spawn(process.execPath, ['local/src/start.ts', ...args], {
      cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
      env: ownEnvironment(),
      // By the channel it notices when this process is gone, and ends, too.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const platform = new StartedPlatform(port, child, folder);
    try {
      await until(() => platform.isReady(), 240_000);
    } catch (error) {
      await platform[Symbol.asyncDispose]();
      throw error;
    }
    return platform;
  }

  async isReady(): Promise<boolean> {
    if (this.#process.exitCode !== null) throw new Error(`the platform ended with ${this.#process.exitCode}`);
    try {
      return (await fetch(`${this.baseUrl}/health/ready`)).ok;
    } catch {
      return false;
    }
  }

  /** Ends one part by a signal; the local stack starts it again. */
  async signal(name: string, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const response = await fetch(`${this.baseUrl}/dev/parts`);
    const parts = (await response.json()) as readonly StartedPart[];
    const part = parts.find((one) => one.name === name);
    if (part === undefined) throw new Error(`there is no part ${name}`);
    process.kill(part.pid, signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null) {
      const ended = once(this.#process, 'exit');
      this.#process.kill('SIGTERM');
      await ended;
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The environment without the servers that tests share: the platform brings up its own. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { MONGO_URL: _mongo, POSTGRES_URL: _postgres, REDIS_URL: _redis, ...env } = process.env;
  return {
    ...env,
    NODE_ENV: 'development',
    LOG_LEVEL: 'error',
    RATE_LIMITS: 'off',
    ARGON2_MEMORY_KIB: '1024',
    ARGON2_PASSES: '1',
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
