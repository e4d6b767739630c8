import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/core/access'
import type { Locale } from '@/lib/core/localized'
import { db, type Db } from './db'

/** What every verb and query runs with. */
export interface Ctx {
  actor: Actor
  /** The transaction inside a command, the plain client elsewhere. */
  db: Db
  now: Date
  locale: Locale
  requestId: string
  ip: string | null
  /** The person's session, for what concerns this one only. */
  sessionId?: string
  /** When the person last proved who they are; people only. */
  stepUpAt?: Date | null
  /** True once a command has opened its transaction: verbs called from there join it. */
  inTransaction?: boolean
}

export const newRequestId = () => randomUUID()

const machineCtx = (actor: Actor): Ctx => ({
  actor,
  db,
  now: new Date(),
  locale: 'en',
  requestId: newRequestId(),
  ip: null,
})

/** A job acts for the system under its own name. */
export const jobCtx = (jobId: string): Ctx => machineCtx({ kind: 'job', id: jobId, name: jobId, grants: [] })

/** The command line on the server's machine. */
export const systemCtx = (name = 'command line'): Ctx =>
  machineCtx({ kind: 'system', id: 'system', name, grants: [] })
