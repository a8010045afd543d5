import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { expect, test } from 'vitest';

/** Compressed JavaScript of the whole package with Apollo Client, graphql, graphql-ws and every document. */
const BUDGET_BYTES = 96 * 1024;

test('the client, all its documents and what it stands on stay small', { timeout: 60_000 }, async () => {
  const built = await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'silent',
    // Under vitest Vite would take the packages' development builds.
    resolve: { conditions: ['module', 'browser', 'production'] },
    build: { write: false, lib: { entry: 'index.ts', formats: ['es'], fileName: 'client' } },
    define: { 'globalThis.__DEV__': 'false', 'process.env.NODE_ENV': '"production"' },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  if (bundle === undefined || !('output' in bundle)) throw new Error('Nothing was built.');
  const code = bundle.output.map((file) => ('code' in file ? file.code : '')).join('');
  const compressedBytes = gzipSync(code).length;
  console.info(`client: ${Math.round(compressedBytes / 1024)} KiB compressed, of ${BUDGET_BYTES / 1024}`);
  expect(compressedBytes).toBeLessThan(BUDGET_BYTES);
});
