import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', '**/.data/**'];

/** The suffix of a file picks its project: what is pure, what needs one store, what needs the whole platform. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['**/*.test.ts'], exclude } },
      {
        test: {
          name: 'integration',
          include: ['**/*.int.ts'],
          exclude,
          globalSetup: 'local/src/test-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'contract', include: ['**/*.contract.ts'], exclude, testTimeout: 60_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'e2e',
          include: ['**/*.e2e.ts'],
          exclude,
          globalSetup: 'local/src/test-stack.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
