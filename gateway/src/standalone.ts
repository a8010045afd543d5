import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalCalls } from '@app/calls';
import { createLogger } from '@app/telemetry';
import { readGatewayConfig } from './config.ts';
import { createHttpTransport } from './execution/index.ts';
import { createGateway } from './gateway.ts';
import { followSupergraphFile } from './supergraph-file.ts';

/** `npm run gateway -- --supergraph FILE --port N --open`: the gateway alone on any Federation 2 supergraph; a changed file is loaded at once. */
const USAGE = 'Usage: npm run gateway -- --supergraph FILE [--port N] [--host ADDRESS] --open';

const { values } = parseArgs({
  options: {
    supergraph: { type: 'string' },
    port: { type: 'string', default: '4000' },
    host: { type: 'string', default: '127.0.0.1' },
    open: { type: 'boolean', default: false },
  },
});

if (values.supergraph === undefined || !values.open) {
  console.error(
    `${USAGE}\nIdentity, limits and policies belong to the whole platform (npm start); alone, the gateway runs with --open only.`,
  );
  process.exitCode = 1;
} else {
  await serve(values.supergraph);
}

async function serve(file: string): Promise<void> {
  const config = readGatewayConfig({ ...process.env, PORT: values.port, HOST: values.host });
  const logger = createLogger({ name: 'gateway', level: config.LOG_LEVEL });
  const gateway = await createGateway({
    config,
    supergraphSdl: await readFile(file, 'utf8'),
    transports: (name, url) => {
      if (url === undefined || url === '') throw new Error(`The supergraph names no address for the subgraph ${name}.`);
      return createHttpTransport(name, { url });
    },
    calls: new LocalCalls(),
    sessionCache: null,
    tail: null,
    rateLimits: null,
    routes: [],
    parts: [],
    dev: null,
    open: true,
    logger,
  });
  const url = await gateway.listen({ port: config.PORT, host: config.HOST });
  console.log(`The gateway serves ${file} at ${url}/graphql`);
  const stopFollowing = followSupergraphFile(resolve(file), gateway, logger);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopFollowing();
      void gateway.close();
    });
  }
}
