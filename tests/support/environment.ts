import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inject, vi } from 'vitest'

// Runs before each test file: gives it a database address and a data folder of its own; useDatabase() creates them.
// The libraries stay loaded for the files that follow in this process; what the product keeps in memory does not.
vi.resetModules()
for (const key of Object.keys(globalThis)) if (key.startsWith('wheelhouse')) delete (globalThis as Record<string, unknown>)[key]
for (const hosts of ['ENGINE_HOSTS', 'CALLBACK_HOSTS']) delete process.env[hosts]

const id = randomUUID().replaceAll('-', '')
const server = inject('databaseServer')

Object.assign(process.env, {
  TZ: 'UTC',
  NODE_ENV: 'test',
  BASE_URL: 'http://127.0.0.1:3000', // Vite sets it to /
  LOG_LEVEL: 'silent',
  WHEELHOUSE_SECRET: 'a secret for tests that is longer than 32 bytes',
  DATA_DIR: path.join(tmpdir(), 'wheelhouse-test', id),
  DATABASE_URL: server?.postgresql ? `${server.postgresql}/test_${id}` : `file:${path.join(tmpdir(), 'wheelhouse-test', id, 'test.db')}`,
})
