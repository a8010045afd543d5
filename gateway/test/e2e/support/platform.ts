import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpCalls, type ServiceCalls } from '@app/calls';
import { drain } from '@app/events';
import { config, IdentityTokens } from '@app/kernel';
import { DevelopmentMailbox, DevelopmentPushes } from '@app/mail';
import { createRuntime, serveSubgraph } from '@app/subgraph';
import { silentLogger } from '@app/telemetry';
import { freshInstance, GraphqlClient } from '@app/testkit';
import { composeSupergraph } from '../../../src/compose.ts';
import type { Gateway } from '../../../src/gateway.ts';
import { startDistributed } from '../../../src/platform/distributed.ts';
import { DOMAIN_CREATORS } from '../../../src/platform/domains.ts';
import { createHost, type EmbeddedPlatform, startEmbedded } from '../../../src/platform/embedded.ts';
import { type HostConfig, hostSettings } from '../../../src/platform/settings.ts';

export type Topology = 'embedded' | 'distributed';
/** Both: what a client sees must not depend on it. */
export const TOPOLOGIES: readonly Topology[] = ['embedded', 'distributed'];

/** A platform of its own for one test file, on fresh databases, behind real HTTP and WebSockets. */
export interface TestPlatform extends AsyncDisposable {
  readonly baseUrl: string;
  readonly anonymous: GraphqlClient;
  /** Null in the distributed topology, whose parts cannot be looked into. */
  readonly platform: EmbeddedPlatform | null;
  /** Resolves when every event committed so far has had its effect. */
  settle(): Promise<void>;
}

/** Starts one; `settings` are configuration keys as in the environment. */
export async function startTestPlatform(
  settings: Readonly<Record<string, string>> = {},
  topology: Topology = 'embedded',
): Promise<TestPlatform> {
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
  // Domains read their own keys from the environment of their process, which is this one until the platform is disposed.
  const before = { ...process.env };
  Object.assign(process.env, env);
  const supergraphSdl = await setUp(config.readConfig(hostSettings, env));
  const running = topology === 'embedded' ? await embed(env, supergraphSdl) : await distribute(env, supergraphSdl);
  const baseUrl = await running.gateway.listen({ port: 0, host: '127.0.0.1' });
  return {
    baseUrl,
    anonymous: new GraphqlClient(`${baseUrl}/graphql`),
    platform: running.platform,
    settle: running.settle,
    async [Symbol.asyncDispose]() {
      await running.stop();
      for (const key of Object.keys(env)) if (before[key] === undefined) delete process.env[key];
      Object.assign(process.env, before);
      await instance[Symbol.asyncDispose]();
      await rm(mediaDir, { recursive: true, force: true });
    },
  };
}

/** Brings the databases to their declarations; answers with the supergraph of the domains as they are. */
async function setUp(host: HostConfig): Promise<string> {
  const { runtime, subgraphs } = createHost(host, silentLogger());
  for (const subgraph of subgraphs) await subgraph.setUp();
  await new DevelopmentMailbox(runtime.database('wechat_dev')).setUp();
  await new DevelopmentPushes(runtime.database('wechat_dev')).setUp();
  const composition = composeSupergraph(
    subgraphs.map(({ name, typeDefs }) => ({ name, url: `http://${name}/graphql`, typeDefs })),
  );
  await runtime.close();
  if (composition.kind === 'failed') throw new Error(composition.problems.join('\n'));
  return composition.supergraphSdl;
}

interface Running {
  readonly gateway: Gateway;
  readonly platform: EmbeddedPlatform | null;
  settle(): Promise<void>;
  stop(): Promise<void>;
}

async function embed(env: NodeJS.ProcessEnv, supergraphSdl: string): Promise<Running> {
  const platform = await startEmbedded(config.readConfig(hostSettings, env), supergraphSdl, silentLogger());
  return { gateway: platform.gateway, platform, settle: () => platform.settle(), stop: () => platform.stop() };
}

/** Each domain with connections and a port of its own, reached by the gateway and by each other over HTTP only. */
async function distribute(env: NodeJS.ProcessEnv, supergraphSdl: string): Promise<Running> {
  const logger = silentLogger();
  const host = config.readConfig(hostSettings, env);
  const tokens = new IdentityTokens(host.IDENTITY_SECRET);
  const urls: Record<string, string> = {};
  const parts = await Promise.all(
    DOMAIN_CREATORS.map(async (create) => {
      // The addresses are known only once all listen; nobody calls anybody before.
      const calls = lazyCalls(() => new HttpCalls({ caller: 'test', urls, tokens }));
      const runtime = createRuntime({ config: host, name: 'test', calls, logger });
      const subgraph = create(runtime);
      const served = await serveSubgraph(subgraph, { port: 0, tokens, logger });
      urls[subgraph.name] = served.url;
      return { runtime, subgraph, served };
    }),
  );
  for (const { runtime, subgraph } of parts) {
    await runtime.start();
    await subgraph.start();
  }
  const pairs = Object.entries(urls).map(([name, url]) => `${name}=${url}`);
  const { gateway, stop } = await startDistributed(
    config.readConfig(hostSettings, { ...env, SUBGRAPH_URLS: pairs.join(',') }),
    supergraphSdl,
    logger,
  );
  return {
    gateway,
    platform: null,
    settle: async () => {
      const events = parts.map(({ subgraph }) => subgraph.eventParts());
      await drain({
        relays: events.flatMap(({ relays }) => relays),
        consumers: events.flatMap(({ consumers }) => consumers),
        tails: parts.map(({ runtime }) => runtime.tail),
      });
    },
    async stop() {
      await stop();
      for (const { runtime, subgraph, served } of parts) {
        await served.close();
        await subgraph.stop();
        await runtime.close();
      }
    },
  };
}

function lazyCalls(create: () => ServiceCalls): ServiceCalls {
  let calls: ServiceCalls | null = null;
  return {
    invoke: (call, input) => {
      calls ??= create();
      return calls.invoke(call, input);
    },
  };
}

function signingKeys(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return JSON.stringify({ keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'EdDSA', use: 'sig' }] });
}
