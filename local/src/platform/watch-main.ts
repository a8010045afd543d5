import { execFile } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '../project.ts';

// `npm run dev`: when a schema file is saved, its resolver types are generated and the supergraph is composed anew; a composition
// that fails is told, and the last good supergraph stays. The services themselves are watched by Node.
const run = promisify(execFile);
const SETTLE_MS = 150;
const pending = new Set<string>();
let timer: NodeJS.Timeout | undefined;

watch(join(projectRoot, 'subgraphs'), { recursive: true }, (_event, file) => {
  if (file === null || !/schema\/.*(schema\.graphql|schema\.mappers\.ts)$/.test(file)) return;
  const [domain] = file.split(/[\\/]/);
  if (domain !== undefined) pending.add(domain);
  clearTimeout(timer);
  timer = setTimeout(() => void regenerate(), SETTLE_MS);
});

async function regenerate(): Promise<void> {
  const domains = [...pending];
  pending.clear();
  try {
    await run(process.execPath, ['local/src/codegen.ts', ...domains], { cwd: projectRoot });
    await run(process.execPath, ['gateway/src/compose-main.ts'], { cwd: projectRoot });
    console.log(`regenerated: ${domains.join(', ')}`);
  } catch (error) {
    console.error(error instanceof Error && 'stderr' in error ? String(error.stderr) : error);
  }
}
