import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }
/** Tests that start processes or make many documents; left out of `npm run check`. */
const slow = process.env.QUICK
  ? [
      'tests/tools/{backup,start,demo,seed-demo}.test.ts',
      'tests/server/migrations.test.ts',
      'tests/features/engines/faults.test.ts',
      'tests/features/runs/kill.test.ts',
      'tests/features/packs/packs.test.ts',
      'tests/features/meetings/closing.test.ts',
      'tests/features/gate-reviews/{minutes,frozen.property}.test.ts',
    ]
  : []
const withDatabase = ['tests/{features,server,jobs,tools}/**/*.test.{ts,tsx}']

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...withDatabase, 'tests/e2e/**', 'tests/bench/**'],
          setupFiles: ['tests/support/environment.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: process.env.TEST_DB === 'postgresql' ? 'postgresql' : 'sqlite',
          include: withDatabase,
          exclude: slow,
          globalSetup: ['tests/support/database-server.ts'],
          setupFiles: ['tests/support/environment.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
