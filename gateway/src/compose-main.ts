import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { composeSupergraph, readDomainParts } from './compose.ts';

/** `npm run compose`: writes `gateway/supergraph.graphql`; with `--check` only says whether it still fits the subgraphs. */
const FILE = fileURLToPath(new URL('../supergraph.graphql', import.meta.url));

const parts = await readDomainParts();
const composition = composeSupergraph(parts);
const names = parts.map(({ name }) => name).join(', ');

if (composition.kind === 'failed') {
  console.error(`The subgraphs (${names}) do not compose: ${composition.problems.length} problem(s).`);
  for (const problem of composition.problems) console.error(`  - ${problem}`);
  process.exitCode = 1;
} else if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed === composition.supergraphSdl) console.log(`gateway/supergraph.graphql fits ${names}.`);
  else {
    console.error('gateway/supergraph.graphql does not fit the subgraphs any more. Run `npm run compose` and commit the result.');
    process.exitCode = 1;
  }
} else {
  for (const hint of composition.hints) console.warn(`hint: ${hint}`);
  await writeFile(`${FILE}.new`, composition.supergraphSdl);
  await rename(`${FILE}.new`, FILE);
  console.log(`Wrote gateway/supergraph.graphql from ${names}.`);
}
