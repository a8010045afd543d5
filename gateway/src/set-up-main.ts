import { parseArgs } from 'node:util';
import { config } from '@app/kernel';
import { DevelopmentMailbox, DevelopmentPushes } from '@app/mail';
import { createLogger } from '@app/telemetry';
import { createHost } from './platform/embedded.ts';
import { hostSettings } from './platform/settings.ts';

// `npm run db:setup [-- --dry-run]`: every database to its declarations, in the seed's order; repeatable.
const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
const settings = config.readConfig(hostSettings, process.env);
const { runtime, subgraphs } = createHost(settings, createLogger({ name: 'set-up', level: settings.LOG_LEVEL }));
let count = 0;
for (const subgraph of subgraphs) {
  const steps = await subgraph.setUp({ dryRun: values['dry-run'] });
  for (const { collection, action, name, difference } of steps) {
    const told = values['dry-run'] && difference !== undefined ? `: ${difference}` : '';
    console.log(`${subgraph.name}: ${action} ${collection}${name === collection ? '' : `.${name}`}${told}`);
  }
  count += steps.length;
}
if (count === 0) console.log('The databases are as they are declared.');
if (settings.NODE_ENV !== 'production' && !values['dry-run']) {
  await new DevelopmentMailbox(runtime.database('wechat_dev')).setUp();
  await new DevelopmentPushes(runtime.database('wechat_dev')).setUp();
}
await runtime.close();
