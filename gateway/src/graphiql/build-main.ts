import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the GraphiQL page from the installed packages into the folder that is its argument; a process of its own, because a build takes much memory. */
const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Name the folder to build into.');

const unfinished = await mkdtemp(join(dirname(target), 'unfinished-'));
await build({
  root: fileURLToPath(new URL('./page', import.meta.url)),
  base: '/graphiql/',
  configFile: false,
  logLevel: 'silent',
  worker: { format: 'es' },
  build: { outDir: unfinished, emptyOutDir: true, reportCompressedSize: false, chunkSizeWarningLimit: 10_000 },
});
// Whoever is first wins; a second build of the same page is dropped.
await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true }));
