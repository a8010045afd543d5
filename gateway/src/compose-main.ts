import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeSupergraph, readDomainParts } from './compose.ts';
import { compareSupergraphs } from './schema-changes.ts';
import { lintParts } from './supergraph-lint.ts';

/**
 * `npm run compose`: writes `gateway/supergraph.graphql` from the subgraphs; a supergraph that does not compose leaves the last good one.
 * `--check` only says whether the committed file still fits. `--lint` also tells what the platform's own rules say against it.
 * `--against FILE` fails when clients of the supergraph in FILE (the last release) would break.
 */
const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    lint: { type: 'boolean', default: false },
    against: { type: 'string' },
  },
});
const FILE = fileURLToPath(new URL('../supergraph.graphql', import.meta.url));

const parts = await readDomainParts();
const composition = composeSupergraph(parts);
const names = parts.map(({ name }) => name).join(', ');

if (composition.kind === 'failed') {
  fail(`The subgraphs (${names}) do not compose`, composition.problems);
} else {
  for (const hint of composition.hints) console.warn(`hint: ${hint}`);
  if (values.check) await check(composition.supergraphSdl);
  else await write(composition.supergraphSdl);
  if (values.lint) lint();
  if (values.against !== undefined) compare(await readFile(values.against, 'utf8'), composition.supergraphSdl);
}

async function check(sdl: string): Promise<void> {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed === sdl) console.log(`gateway/supergraph.graphql fits ${names}.`);
  else fail('gateway/supergraph.graphql does not fit the subgraphs any more', ['run `npm run compose` and commit the result']);
}

async function write(sdl: string): Promise<void> {
  await writeFile(`${FILE}.new`, sdl);
  await rename(`${FILE}.new`, FILE);
  console.log(`Wrote gateway/supergraph.graphql from ${names}.`);
}

function lint(): void {
  const problems = lintParts(parts);
  if (problems.length > 0) fail('The supergraph breaks rules of the platform', problems);
}

function compare(released: string, next: string): void {
  const { breaking, dangerous } = compareSupergraphs(released, next);
  for (const change of dangerous) console.warn(`clients may be surprised: ${change}`);
  if (breaking.length > 0) fail('Clients of the last release would break', breaking);
}

function fail(what: string, problems: readonly string[]): void {
  console.error(`${what}: ${problems.length} problem(s).`);
  for (const problem of problems) console.error(`  - ${problem}`);
  process.exitCode = 1;
}
