import path from 'node:path'
import { defineConfig } from 'vitest/config'

/** Journeys in a real browser against the production build; `npm test` builds it first. */
export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    name: 'browser',
    include: ['tests/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 310_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
})
