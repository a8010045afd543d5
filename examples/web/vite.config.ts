import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** A platform that runs already; `npm run dev` passes everything but the app itself on to it. */
const platform = process.env.PLATFORM_URL ?? 'http://localhost:4000';
const passedOn = { target: platform, changeOrigin: true };

/** Compresses once, as well as it goes, what would otherwise be compressed for every visitor. */
function compressed(): Plugin {
  let folder = 'dist';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of readdirSync(join(folder, 'assets'))) {
        const file = join(folder, 'assets', name);
        const content = readFileSync(file);
        writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  base: '/app/',
  plugins: [react(), compressed()],
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    // What the first page needs is one file: seventy small ones compress worse by an eighth.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: {
    proxy: {
      '/graphql': { ...passedOn, ws: true },
      '/media': passedOn,
      '/uploads': passedOn,
      '/dev': passedOn,
    },
  },
});
