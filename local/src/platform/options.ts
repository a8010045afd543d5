import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultDataDir } from '../project.ts';

const schema = z.object({
  /** Port of the gateway; the next free one when it is taken. */
  port: z.coerce.number().int().min(0).max(65_535),
  dataDir: z.string(),
  /** Fill an empty platform with demo people, posts and chats. */
  seed: z.boolean(),
  topology: z.enum(['embedded', 'distributed']),
  /** Processes start again when a file that they use is saved. */
  watch: z.boolean(),
});
export type StartOptions = z.output<typeof schema>;

/** What `npm start -- …` and its environment ask for. Throws a readable error for anything else. */
export function readStartOptions(args: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: env.PORT ?? '4000' },
      data: { type: 'string', default: env.DATA_DIR ?? defaultDataDir },
      'no-seed': { type: 'boolean', default: false },
      topology: { type: 'string', default: env.TOPOLOGY ?? 'embedded' },
      watch: { type: 'boolean', default: false },
    },
  });
  const parsed = schema.safeParse({
    port: values.port,
    dataDir: resolve(values.data),
    seed: !values['no-seed'],
    topology: values.topology,
    watch: values.watch,
  });
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`).join('\n'));
  return parsed.data;
}
