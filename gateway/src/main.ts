import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { config } from '@app/kernel';
import { createLogger } from '@app/telemetry';
import { startDistributed } from './platform/distributed.ts';
import { startEmbedded } from './platform/embedded.ts';
import { hostSettings } from './platform/settings.ts';
import { followSupergraphFile } from './supergraph-file.ts';

// The gateway process of the platform, in either topology; runs until it is told to stop.
const settings = config.readConfig(hostSettings, process.env);
const logger = createLogger({ name: 'gateway', level: settings.LOG_LEVEL });
const supergraphFile = fileURLToPath(new URL('../supergraph.graphql', import.meta.url));
const supergraphSdl = await readFile(supergraphFile, 'utf8');
const start = settings.TOPOLOGY === 'embedded' ? startEmbedded : startDistributed;
const platform = await start(settings, supergraphSdl, logger);
const url = await platform.gateway.listen({ port: settings.PORT, host: settings.HOST });
logger.info({ url }, 'listening');
// Hosted subgraphs change with the process; those elsewhere may bring a new supergraph at any time.
const follows = settings.NODE_ENV !== 'production' && settings.TOPOLOGY === 'distributed';
const stopFollowing = follows ? followSupergraphFile(supergraphFile, platform.gateway, logger) : () => undefined;
await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
});
stopFollowing();
await platform.stop();
