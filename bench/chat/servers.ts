import { execFile, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { sessionStateKey } from '@app/contracts';
import { Redis } from 'ioredis';
import { SignJWT } from 'jose';
import { answersOk, freePort, projectRoot, type Stack } from '../../local/src/index.ts';
import { idOf, type World } from './world.ts';

/** The platform on the databases of a world, in a process of its own. */
export interface Platform {
  readonly url: string;
  readonly pid: number;
  /** Tokens of people by their index, as auth would have issued them. */
  tokensOf(indexes: readonly number[]): Promise<string[]>;
  stop(): Promise<void>;
}

/** Brings the databases to their declarations; indexes of a large world take their time. */
export async function setUp(stack: Stack, suffix: string): Promise<void> {
  const options = { cwd: projectRoot, env: environmentOf(stack, suffix), maxBuffer: 2 ** 24 };
  await promisify(execFile)(process.execPath, ['gateway/src/set-up-main.ts'], options);
}

function environmentOf(stack: Stack, suffix: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'warn',
    TOPOLOGY: 'embedded',
    HOST: '127.0.0.1',
    MONGO_URL: stack.mongoUrl,
    REDIS_URL: stack.redisUrl,
    POSTGRES_URL: stack.postgresUrl,
    FFMPEG_PATH: stack.ffmpegPath,
    FFPROBE_PATH: stack.ffprobePath,
    DATABASE_SUFFIX: suffix,
    REDIS_PREFIX: `${suffix}:`,
    RATE_LIMITS: 'off',
  };
}

/** Starts the platform on databases that are set up. */
export async function startPlatform(stack: Stack, suffix: string, world: World): Promise<Platform> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const port = await freePort('bench-chat');
  const prefix = `${suffix}:`;
  const env = {
    ...environmentOf(stack, suffix),
    PORT: String(port),
    SIGNING_KEYS: JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'bench', alg: 'EdDSA', use: 'sig' }] }),
  };
  const child = spawn(process.execPath, ['gateway/src/main.ts'], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answersOk(`${url}/health/ready`, AbortSignal.timeout(300_000));
  return {
    url: `${url}/graphql`,
    pid: child.pid ?? 0,
    async tokensOf(indexes) {
      const redis = new Redis(stack.redisUrl);
      const writing = redis.pipeline();
      for (const index of indexes) {
        const state = { state: 'active', userId: world.people[index], roles: ['USER'], provedAtMs: Date.now() };
        writing.set(prefix + sessionStateKey(idOf('session', index)), JSON.stringify(state));
      }
      await writing.exec();
      redis.disconnect();
      return Promise.all(
        indexes.map((index) =>
          new SignJWT({ iss: 'wechat-api', aud: 'wechat-api', sub: world.people[index] ?? '', sid: idOf('session', index) })
            .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'bench' })
            .setIssuedAt()
            .setExpirationTime('2h')
            .sign(privateKey),
        ),
      );
    },
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
