/** A worker to be killed in the middle of a job. Says on stdout when it has begun one. */
import { connectRedis } from '@app/redis';
import { z } from 'zod';
import { defineJob, handle, startWorkers } from '../src/index.ts';

const [redisUrl = '', prefix = '', name = ''] = process.argv.slice(2);
const job = defineJob(name, { input: z.object({ n: z.number() }), timeoutMs: 3_600_000 });
const hang = handle(job, async () => {
  process.stdout.write('begun\n');
  await new Promise(() => undefined);
});
const connection = connectRedis(redisUrl, { name: 'test:child' });
await startWorkers({ connection, prefix, jobs: [job], handlers: [hang], deps: {}, lockMs: 1_500 });
