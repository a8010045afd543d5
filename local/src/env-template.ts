import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@app/kernel';
import { projectRoot } from './project.ts';

// `npm run env-template [-- --check]`: writes `.env.template` from the declared settings, or fails when it is out of date.
const SOURCES: readonly (readonly [title: string, file: string])[] = [
  ['Every process', 'packages/subgraph/src/platform-settings.ts'],
  ['Subgraph processes (distributed topology)', 'packages/subgraph/src/run-subgraph.ts'],
  ['Gateway', 'gateway/src/config.ts'],
  ['Gateway: hosting', 'gateway/src/platform/settings.ts'],
  ...['auth', 'profiles', 'postfeed', 'chat', 'video', 'notifications', 'media'].map(
    (name) => [`Subgraph ${name}`, `subgraphs/${name}/src/config.ts`] as const,
  ),
];

const file = join(projectRoot, '.env.template');
const template = await render();
if (process.argv.includes('--check')) {
  const isCurrent = existsSync(file) && readFileSync(file, 'utf8') === template;
  if (!isCurrent) process.stderr.write('.env.template is out of date: run `npm run env-template`.\n');
  process.exitCode = isCurrent ? 0 : 1;
} else {
  writeFileSync(file, template);
}

async function render(): Promise<string> {
  const told = new Set<string>();
  const parts: string[] = [
    '# Every configuration key, with its default. Uncomment what you change. Secrets can also come from a file named by KEY_FILE.\n',
  ];
  for (const [title, path] of SOURCES) {
    if (!existsSync(join(projectRoot, path))) continue;
    const exported: object = await import(join(projectRoot, path));
    const settings = Object.entries(exported).flatMap(([name, value]) => (name.endsWith('Settings') ? settingsIn(value) : []));
    // A key that several read stands where it is first told.
    const fresh = settings.filter(([key]) => !told.has(key));
    for (const [key] of fresh) told.add(key);
    if (fresh.length > 0) parts.push(config.configTemplate(title, Object.fromEntries(fresh)));
  }
  return parts.join('\n');
}

function settingsIn(group: object): [string, config.Setting<unknown>][] {
  return Object.entries(group).flatMap(([key, value]): [string, config.Setting<unknown>][] =>
    isSetting(value) ? [[key, value]] : [],
  );
}

function isSetting(value: unknown): value is config.Setting<unknown> {
  return typeof value === 'object' && value !== null && 'schema' in value && 'about' in value;
}
