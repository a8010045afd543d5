import { defineConfig } from 'vitest/config';

/** `npm run test:web`: the app in a real browser, on a platform that is started for it (or the one in WEB_TEST_URL). */
export default defineConfig({
  test: {
    include: ['test/**/*.web.ts'],
    globalSetup: 'test/support/running-platform.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
