import { LocalCalls } from '@app/calls';
import { readConfig } from '@app/kernel';
import { createRuntime, platformSettings } from '@app/subgraph';
import { createLogger } from '@app/telemetry';
import { mediaSettings } from '../config.ts';
import { listDeadLetters, retryDeadLetters } from '../dead-letters.ts';
import { wire } from '../wiring.ts';

// `node subgraphs/media/src/worker/dead-letters-main.ts [--retry]`: one line of JSON for each piece of work that was given up; `--retry` begins again
// what failed for reasons that are not in the bytes.
const settings = readConfig({ ...platformSettings, ...mediaSettings }, process.env);
const logger = createLogger({ name: 'dead-letters', level: settings.LOG_LEVEL });
const runtime = createRuntime({ config: settings, name: 'dead-letters', calls: new LocalCalls(), logger });
const { queue, deps } = wire(runtime, settings);
for (const letter of await listDeadLetters(queue, deps)) process.stdout.write(`${JSON.stringify(letter)}\n`);
if (process.argv.includes('--retry')) {
  const begun = await retryDeadLetters(queue, deps);
  process.stdout.write(`${JSON.stringify({ retried: begun })}\n`);
}
await queue.close();
await runtime.close();
