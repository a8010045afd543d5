import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Progress } from '../progress.ts';
import { projectRoot } from '../project.ts';
import { fingerprint } from './fingerprint.ts';

/** Code that is built from declarations instead of being committed. */
interface Generator {
  readonly name: string;
  readonly script: string;
  /** What it is built from. */
  readonly sources: readonly string[];
  /** One file of its output, to notice that it is missing. */
  readonly output: string;
}

const GENERATORS: readonly Generator[] = [
  {
    name: 'database client',
    script: 'prisma/src/generate.ts',
    sources: ['prisma/schema.prisma', 'package-lock.json'],
    output: 'prisma/generated',
  },
  {
    name: 'resolver types',
    script: 'local/src/codegen.ts',
    sources: [
      'codegen.yml',
      'packages/subgraph/base.graphql',
      'subgraphs/*/src/schema/**/schema.graphql',
      'subgraphs/*/src/schema/**/schema.mappers.ts',
    ],
    output: 'subgraphs/profiles/src/schema/resolvers.generated.ts',
  },
  {
    name: 'client documents',
    script: 'packages/client/codegen/generate.ts',
    sources: ['packages/client/codegen/generate.ts', 'packages/client/operations/*.graphql', 'gateway/supergraph.graphql'],
    output: 'packages/client/src/operations.generated.ts',
  },
];

/** Builds the generated code whose sources have changed since it was built; nothing to do costs milliseconds. */
export async function ensureGeneratedCode(progress: Progress): Promise<void> {
  for (const generator of GENERATORS) {
    const stampFile = join(projectRoot, 'node_modules', '.generated', generator.name.replaceAll(' ', '-'));
    const stamp = fingerprint(generator.sources);
    const isCurrent =
      existsSync(join(projectRoot, generator.output)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
    if (isCurrent) continue;
    progress(`generating: ${generator.name}`);
    await promisify(execFile)(process.execPath, [generator.script], { cwd: projectRoot });
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, stamp);
  }
}
