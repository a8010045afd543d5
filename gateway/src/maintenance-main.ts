import { RunMaintenance } from '@app/contracts';
import { config } from '@app/kernel';
import { createLogger } from '@app/telemetry';
import { createHost } from './platform/embedded.ts';
import { hostSettings } from './platform/settings.ts';

// One task of upkeep on the stores that the environment names, locked against every other run of it; then its report.
const [task = ''] = process.argv.slice(2);
const settings = config.readConfig(hostSettings, process.env);
const { runtime, subgraphs } = createHost(settings, createLogger({ name: 'maintenance', level: settings.LOG_LEVEL }));
try {
  const outcome = await runtime.calls.invoke(RunMaintenance, { task });
  if (outcome.kind === 'Refused') console.error(outcome.message);
  else
    console.log(
      `${task}: ${outcome.succeeded ? 'done' : 'failed'}, ${outcome.affected} affected. ${outcome.detail ?? ''}`.trim(),
    );
  process.exitCode = outcome.kind === 'Finished' && outcome.succeeded ? 0 : 1;
} finally {
  for (const subgraph of subgraphs) await subgraph.stop();
  await runtime.close();
}
