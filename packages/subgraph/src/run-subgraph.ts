import { HttpCalls } from '@app/calls';
import { config, IdentityTokens, readConfig } from '@app/kernel';
import { createLogger } from '@app/telemetry';
import { platformSettings } from './platform-settings.ts';
import { createRuntime, type Runtime } from './runtime.ts';
import { serveSubgraph } from './serve.ts';
import { SUBGRAPH_NAMES, type Subgraph, type SubgraphName } from './subgraph.ts';

/** Where a subgraph process listens, and where the others are. */
export const processSettings = {
  SUBGRAPH_HOST: config.string('127.0.0.1', 'Address on which a subgraph process listens'),
  SUBGRAPH_PORT: config.integer(0, 'Port of a subgraph process; 0 picks a free one'),
  SUBGRAPH_URLS: config.list('', 'Where the subgraphs are, as name=url,name=url'),
};

/** `name=url` pairs as a map; throws on an unknown name. */
export function subgraphUrls(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      if (!SUBGRAPH_NAMES.some((known) => known === name)) throw new Error(`SUBGRAPH_URLS names an unknown subgraph: ${name}`);
      return [name, rest.join('=')];
    }),
  );
}

/** Runs one subgraph as a process of its own until it is told to stop; then what is in hand is finished first. */
export async function runSubgraph(name: SubgraphName, create: (runtime: Runtime) => Subgraph | Promise<Subgraph>): Promise<void> {
  const settings = readConfig({ ...platformSettings, ...processSettings }, process.env);
  const logger = createLogger({ name, level: settings.LOG_LEVEL });
  const tokens = new IdentityTokens(settings.IDENTITY_SECRET);
  const calls = new HttpCalls({ caller: name, urls: subgraphUrls(settings.SUBGRAPH_URLS), tokens });
  const runtime = createRuntime({ config: settings, name, calls, logger });
  const subgraph = await create(runtime);
  await runtime.start();
  await subgraph.start();
  await runtime.untilLogOpen();
  const served = await serveSubgraph(subgraph, { port: settings.SUBGRAPH_PORT, host: settings.SUBGRAPH_HOST, tokens, logger });
  logger.info({ port: served.port }, 'listening');
  await toldToStop();
  await served.close();
  await subgraph.stop();
  await runtime.close();
  await calls.close();
}

function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
