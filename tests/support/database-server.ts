import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '@/lib/tools/migrate.mjs'
import { startPostgresql, TEMPLATE } from './postgresql'

export interface DatabaseServer {
  /** Migrated SQLite file to copy */
  sqliteTemplate: string | null
  /** `postgresql://user:password@host:port`, without a database name */
  postgresql: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: DatabaseServer
  }
}

/** Once per test run: one migrated template, which every test file copies. */
export default async function setup(project: TestProject) {
  if (process.env.TEST_DB === 'postgresql') {
    const server = await startPostgresql()
    await server.createDatabase(TEMPLATE)
    await migrate({ url: `${server.url}/${TEMPLATE}` })
    project.provide('databaseServer', { sqliteTemplate: null, postgresql: server.url })
    return () => server.stop()
  }
  const dir = await mkdtemp(path.join(tmpdir(), 'wheelhouse-template-'))
  const sqliteTemplate = path.join(dir, 'template.db')
  await migrate({ url: `file:${sqliteTemplate}` })
  project.provide('databaseServer', { sqliteTemplate, postgresql: null })
  return () => rm(dir, { recursive: true, force: true })
}
