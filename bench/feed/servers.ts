import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sessionStateKey } from '@app/contracts';
import { Redis } from 'ioredis';
import { SignJWT } from 'jose';
import { answersOk, freePort, type Stack } from '../../local/src/index.ts';
import { idOf, userId } from './world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const START_TIMEOUT_MS = 240_000;

/** A server of this measurement in a process of its own. */
export interface Server {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Brings the databases of a world to their declarations, and starts the platform and the floor on them. */
export async function startServers(stack: Stack, suffix: string): Promise<{ platform: Server; floor: Server; people: People }> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const port = await freePort('bench-feed');
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    TOPOLOGY: 'embedded',
    PORT: String(port),
    HOST: '127.0.0.1',
    MONGO_URL: stack.mongoUrl,
    REDIS_URL: stack.redisUrl,
    POSTGRES_URL: stack.postgresUrl,
    FFMPEG_PATH: stack.ffmpegPath,
    FFPROBE_PATH: stack.ffprobePath,
    DATABASE_SUFFIX: suffix,
    REDIS_PREFIX: `${suffix}:`,
    RATE_LIMITS: 'off',
    LINK_PREVIEWS: 'off',
    SIGNING_KEYS: JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'bench', alg: 'EdDSA', use: 'sig' }] }),
  };
  await promisify(execFile)(process.execPath, ['gateway/src/set-up-main.ts'], { cwd: root, env, maxBuffer: 2 ** 24 });
  const platform = spawn(process.execPath, ['gateway/src/main.ts'], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const floor = spawn(process.execPath, ['bench/feed/floor.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [[line]] = await Promise.all([
      once(floor.stdout, 'data'),
      answersOk(`${url}/health/ready`, AbortSignal.timeout(START_TIMEOUT_MS)),
    ]);
    const address: { port: number } = JSON.parse(String(line));
    return {
      platform: serverOf(platform, url),
      floor: serverOf(floor, `http://127.0.0.1:${address.port}`),
      people: signIn(stack.redisUrl, `${suffix}:`, privateKey),
    };
  } catch (error) {
    for (const child of [platform, floor]) child.kill('SIGKILL');
    throw error;
  }
}

function serverOf(child: ChildProcess, url: string): Server {
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Tokens of users, as auth would have issued them. */
export interface People {
  /**
   * Makes sessions for these users; their tokens in the same order. They live in the cache alone: a gateway so overloaded that it gives the
   * cache up asks auth, which does not know them, and the run ends with `UNAUTHENTICATED`.
   */
  tokensOf(users: readonly number[]): Promise<string[]>;
}

function signIn(redisUrl: string, prefix: string, key: KeyObject): People {
  return {
    async tokensOf(users) {
      const redis = new Redis(redisUrl);
      const now = Date.now();
      const writing = redis.pipeline();
      for (const user of users) {
        const state = { state: 'active', userId: userId(user), roles: ['USER'], provedAtMs: now };
        writing.set(prefix + sessionStateKey(idOf('session', user)), JSON.stringify(state));
      }
      await writing.exec();
      redis.disconnect();
      return Promise.all(
        users.map((user) =>
          new SignJWT({ iss: 'wechat-api', aud: 'wechat-api', sub: userId(user), sid: idOf('session', user) })
            .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'bench' })
            .setIssuedAt()
            .setExpirationTime('2h')
            .sign(key),
        ),
      );
    },
  };
}
