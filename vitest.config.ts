import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }
/** Tests that start servers, make many documents, move whole registers or solve hard portfolios; left out of `npm run check`, which CONTRIBUTING.md says. */
const slow = process.env.QUICK
  ? [
      'tests/tools/{backup,start,demo,seed-demo}.test.ts',
      'tests/features/engines/faults.test.ts',
      'tests/features/packs/packs.test.ts',
      'tests/features/meetings/closing.test.ts',
      'tests/features/ledger/history.property.test.ts',
      'tests/features/gate-reviews/{minutes,frozen.property}.test.ts',
      'tests/features/transfer/{registers,requests,import-run,office}.test.ts',
      'tests/features/{portfolio/portfolio,recognition/pages,compatibility/files}.test.ts',
      'tests/documents/{pdf,thread,case-workbook-recomputed}.test.ts',
      'tests/core/portfolio/selection/solve.test.ts',
    ]
  : []
const withDatabase = ['tests/{features,server,jobs,tools}/**/*.test.{ts,tsx}']
const each = {
  maxWorkers: Math.min(8, availableParallelism()),
  // tests/support/environment.ts gives each file fresh modules of its own; the libraries stay loaded.
  isolate: false,
  setupFiles: ['tests/support/environment.ts'],
  testTimeout: 30_000,
}

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...each,
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...withDatabase, 'tests/e2e/**', 'tests/bench/**', ...slow],
        },
      },
      {
        resolve: { alias },
        test: {
          ...each,
          name: process.env.TEST_DB === 'postgresql' ? 'postgresql' : 'sqlite',
          include: withDatabase,
          exclude: slow,
          globalSetup: ['tests/support/database-server.ts'],
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
