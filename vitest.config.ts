import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    // Many tests wait for a terminal, a receiver or a clock: two files at once keep a small machine busy.
    maxWorkers: 2,
    env: { TZ: 'UTC' },
    globalSetup: 'test/own-temporary-folder.ts',
  },
});
