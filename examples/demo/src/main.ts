import { parseArgs } from 'node:util';
import { runFlow } from './flow.ts';

// `npm run demo [-- --url http://localhost:4000]`: the platform's main flow, through its public API, against a running platform.
const { values } = parseArgs({ options: { url: { type: 'string', default: `http://localhost:${process.env.PORT ?? '4000'}` } } });
try {
  const steps = await runFlow(values.url);
  console.log(`\n${steps} steps, all as they should be.`);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
