import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from '../stack.ts';
import type { StartOptions } from './options.ts';

const SECRETS = [
  'IDENTITY_SECRET',
  'CURSOR_SECRET',
  'MEDIA_GRANT_SECRET',
  'MEDIA_URL_SECRET',
  'TWO_FACTOR_SECRET',
  'REFRESH_SECRET',
  'MAIL_TOKEN_SECRET',
  'EXPORT_URL_SECRET',
  'AUTH_DB_PASSWORD',
  'VAPID_PRIVATE_KEY',
] as const;

/** The environment of every process of the platform: where the stores are, and secrets that were made for this data folder. */
export function serviceEnvironment(
  options: StartOptions,
  stack: Stack,
  port: number,
  files: { partsFile: string; accountsFile: string },
): NodeJS.ProcessEnv {
  return {
    LOG_LEVEL: 'warn',
    PUBLIC_URL: `http://localhost:${port}`,
    APP_URL: `http://localhost:${port}/app`,
    ...secretsOf(options.dataDir),
    ...process.env,
    TOPOLOGY: options.topology,
    PORT: String(port),
    DATA_DIR: options.dataDir,
    PARTS_FILE: files.partsFile,
    ACCOUNTS_FILE: files.accountsFile,
    MONGO_URL: stack.mongoUrl,
    POSTGRES_URL: stack.postgresUrl,
    REDIS_URL: stack.redisUrl,
    FFMPEG_PATH: stack.ffmpegPath,
    FFPROBE_PATH: stack.ffprobePath,
    MEDIA_DIR: join(options.dataDir, 'media'),
    APOLLO_TELEMETRY_DISABLED: 'true',
    // Compiled code is kept between starts.
    NODE_COMPILE_CACHE: join(options.dataDir, 'run', 'compile-cache'),
  };
}

/** Secrets of a data folder, made once: a local platform is not opened by what stands in the repository. */
function secretsOf(dataDir: string): Record<string, string> {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keyFile = join(folder, 'signing-keys.json');
  if (!existsSync(keyFile)) writeFileSync(keyFile, newSigningKeys(), { mode: 0o600 });
  const values = SECRETS.map((name) => {
    const file = join(folder, name);
    if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
    return [name, readFileSync(file, 'utf8')];
  });
  return { ...Object.fromEntries(values), SIGNING_KEYS_FILE: keyFile };
}

/** A JSON Web Key Set with one private Ed25519 key; the first key signs, the others still verify. */
function newSigningKeys(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(8).toString('hex'), alg: 'EdDSA', use: 'sig' };
  return JSON.stringify({ keys: [key] });
}
