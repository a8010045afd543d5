import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project.ts';

/** A hash of all files that match, names and contents: equal means that nothing has changed. */
export function fingerprint(patterns: readonly string[]): string {
  const hash = createHash('sha256');
  const files = globSync([...patterns], { cwd: projectRoot }).filter((file) => statSync(join(projectRoot, file)).isFile());
  for (const file of files.sort()) hash.update(file).update(readFileSync(join(projectRoot, file)));
  return hash.digest('hex');
}
