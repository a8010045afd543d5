import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // Apollo's packages require the CommonJS build of graphql; the bundler's resolver would load the ES build beside it, and graphql refuses to meet its twin.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  test: {
    include: ['**/*.{test,int,contract,e2e}.ts'],
    exclude: ['**/node_modules/**', '**/.data/**'],
  },
});
