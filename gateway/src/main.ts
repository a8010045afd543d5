import { readFile } from 'node:fs/promises';
import { config } from '@app/kernel';
import { createLogger } from '@app/telemetry';
import { startDistributed } from './platform/distributed.ts';
import { startEmbedded } from './platform/embedded.ts';
import { hostSettings } from './platform/settings.ts';

// The gateway process of the platform, in either topology; runs until it is told to stop.
const settings = config.readConfig(hostSettings, process.env);
const logger = createLogger({ name: 'gateway', level: settings.LOG_LEVEL });
const supergraphSdl = await readFile(new URL('../supergraph.graphql', import.meta.url), 'utf8');
const start = settings.TOPOLOGY === 'embedded' ? startEmbedded : startDistributed;
const platform = await start(settings, supergraphSdl, logger);
const url = await platform.gateway.listen({ port: settings.PORT, host: settings.HOST });
logger.info({ url }, 'listening');
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
await platform.stop();
