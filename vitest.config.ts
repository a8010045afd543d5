import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.data/**'];
const globalSetup = 'local/src/test-stack.ts';

/** The suffix of a file picks its project: what is pure, what needs one store, what needs the whole platform. */
export default defineConfig({
  // One `graphql`: Vite would take its ES modules while packages in node_modules require the CommonJS ones, and the two refuse each other.
  resolve: { alias: { graphql: createRequire(import.meta.url).resolve('graphql') } },
  test: {
    // More files at a time than the two cores of a small machine: they wait for servers more than they compute.
    maxWorkers: 3,
    // Real servers on a shared machine stall now and then; a fault of ours fails again.
    retry: process.env.CI ? 2 : 0,
    projects: [
      { extends: true, test: { name: 'unit', include: ['**/*.test.ts'], exclude } },
      {
        extends: true,
        test: { name: 'integration', include: ['**/*.int.ts'], exclude, globalSetup, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'contract', include: ['**/*.contract.ts'], exclude, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        extends: true,
        // Minutes long: `npm run test:heavy`, no part of `npm test`.
        test: { name: 'heavy', include: ['**/*.heavy.ts'], exclude, globalSetup, testTimeout: 600_000, hookTimeout: 120_000 },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['**/*.e2e.ts'], exclude, globalSetup, testTimeout: 60_000, hookTimeout: 120_000 },
      },
    ],
  },
});
