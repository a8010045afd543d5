import { globSync } from 'node:fs';
import { projectRoot } from '../project.ts';
import { findCycles } from './cycles.ts';
import { type RuntimeImport, runtimeImports } from './imports.ts';
import { ROOM_RULES, TEST_FILE } from './rules.ts';

// `npm run rooms`: every import of the code that runs, against the table of rooms; and no import cycles.
const root = projectRoot;
const files = globSync('{packages,subgraphs,gateway,mongo,prisma,local,bench}/**/*.ts', {
  cwd: root,
  exclude: ['**/node_modules/**', 'prisma/generated/**'],
}).filter((file) => !TEST_FILE.test(file) && !file.endsWith('.d.ts'));
const imports = files.flatMap((file) => runtimeImports(root, file));
const problems = [...imports.flatMap(brokenRules), ...findCycles(imports).map((cycle) => `no-cycles: ${cycle.join(' → ')}`)];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.stdout.write(`rooms: ${files.length} files, ${imports.length} imports, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function brokenRules({ from, to }: RuntimeImport): string[] {
  return ROOM_RULES.flatMap(({ name, why, room, never, unless }) => {
    const match = room.exec(from);
    if (match === null || !patternOf(never, match).test(to)) return [];
    if (unless !== undefined && patternOf(unless, match).test(to)) return [];
    return [`${name}: ${from} imports ${to}. ${why}`];
  });
}

function patternOf(pattern: string, match: RegExpExecArray): RegExp {
  return new RegExp(pattern.replaceAll('$1', match[1] ?? ''));
}
