import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '@app/kernel';
import { DevelopmentMailbox, DevelopmentPushes } from '@app/mail';
import { silentLogger } from '@app/telemetry';
import { freshInstance, GraphqlClient } from '@app/testkit';
import { composeSupergraph } from '../../../src/compose.ts';
import { createHost, type EmbeddedPlatform, startEmbedded } from '../../../src/platform/embedded.ts';
import { hostSettings } from '../../../src/platform/settings.ts';

/** A platform of its own for one test file: the whole of it in this process, on fresh databases, behind real HTTP and WebSockets. */
export interface TestPlatform extends AsyncDisposable {
  readonly baseUrl: string;
  readonly anonymous: GraphqlClient;
  readonly platform: EmbeddedPlatform;
  /** Resolves when every event committed so far has had its effect. */
  settle(): Promise<void>;
}

/** Starts one; `settings` are configuration keys as in the environment. */
export async function startTestPlatform(settings: Readonly<Record<string, string>> = {}): Promise<TestPlatform> {
  const instance = freshInstance();
  const mediaDir = await mkdtemp(join(tmpdir(), 'platform-'));
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    MONGO_URL: instance.mongoUrl,
    REDIS_URL: instance.redisUrl,
    POSTGRES_URL: await instance.postgresDatabase(),
    DATABASE_SUFFIX: instance.databaseSuffix,
    REDIS_PREFIX: instance.redisPrefix,
    SIGNING_KEYS: signingKeys(),
    MEDIA_DIR: mediaDir,
    RATE_LIMITS: 'off',
    ARGON2_MEMORY_KIB: '1024',
    ARGON2_PASSES: '1',
    ...settings,
  };
  // Domains read their own keys from the environment of their process, which is this one.
  Object.assign(process.env, env);
  const host = config.readConfig(hostSettings, env);
  const logger = silentLogger();
  const setUp = createHost(host, logger);
  for (const subgraph of setUp.subgraphs) await subgraph.setUp();
  await new DevelopmentMailbox(setUp.runtime.database('wechat_dev')).setUp();
  await new DevelopmentPushes(setUp.runtime.database('wechat_dev')).setUp();
  const composition = composeSupergraph(
    setUp.subgraphs.map(({ name, typeDefs }) => ({ name, url: `http://${name}/graphql`, typeDefs })),
  );
  await setUp.runtime.close();
  if (composition.kind === 'failed') throw new Error(composition.problems.join('\n'));
  const platform = await startEmbedded(host, composition.supergraphSdl, logger);
  const baseUrl = await platform.gateway.listen({ port: 0, host: '127.0.0.1' });
  return {
    baseUrl,
    anonymous: new GraphqlClient(`${baseUrl}/graphql`),
    platform,
    settle: () => platform.settle(),
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await instance[Symbol.asyncDispose]();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

function signingKeys(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA', use: 'sig' }] });
}
