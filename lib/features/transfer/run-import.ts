import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppError, ruleError } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { forgetKept } from '@/lib/server/kept'
import { log } from '@/lib/server/log'
import { notify } from '@/lib/features/notices/notify'
import { ImportRef, mayImport } from './check-import'
import { importFile, readRows, requireColumns, type ImportFile, type RowError } from './read-rows'
import { storeRows } from './store-rows'
import type { AnyTable, ReadRow } from './table'

/** `good`: the rows that can be taken. `all`: nothing unless every row can. */
export const RunImport = ImportRef.extend({ mode: z.enum(['good', 'all']) })

/** A file of up to this many rows is one transaction with mode `all`. */
const ONE_TRANSACTION = 1_000
const MOST_ERRORS = 200
/** Who waits longer than this is told when it has finished. */
const LONG_MS = 10_000

export interface ImportProgress {
  id: string
  state: 'running' | 'done' | 'refused' | 'failed'
  /** Rows looked at, of those in the file (0: not known yet) */
  done: number
  rows: number
  created: number
  updated: number
  unchanged: number
  refused: number
  errors: RowError[]
  /** Message key */
  why?: string
}

class Undo extends Error {}

const shared = globalThis as typeof globalThis & { wheelhouseImports?: Map<string, { by: string; progress: ImportProgress }> }
const imports = (shared.wheelhouseImports ??= new Map())

/** Begins the import and returns at once; it goes on when the page is left. */
export async function startImport(ctx: Ctx, table: AnyTable, input: z.input<typeof RunImport>): Promise<ImportProgress> {
  mayImport(ctx, table, input)
  const progress = freshProgress()
  for (const [id, one] of imports) if (one.by === ctx.actor.id && one.progress.state !== 'running') imports.delete(id)
  if ([...imports.values()].some(({ by }) => by === ctx.actor.id)) throw ruleError([{ key: 'transfer.importRunning' }])
  imports.set(progress.id, { by: ctx.actor.id, progress })
  void runImport(ctx, table, input, progress).catch((error: unknown) => log.error({ err: error, requestId: ctx.requestId }, 'import failed'))
  return progress
}

/** How far an import of this reader has come; null once it is forgotten. */
export const importProgress = (ctx: Ctx, id: string): ImportProgress | null => {
  const found = imports.get(id)
  return found?.by === ctx.actor.id ? found.progress : null
}

export const freshProgress = (): ImportProgress => ({ id: randomUUID(), state: 'running', done: 0, rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0, errors: [] })

/**
 * Stores the rows of a file in small transactions (`storeRows`), and writes down at the end what came of it. A file that was interrupted
 * is loaded again: rows that are there are left as they are. With mode `all` the whole file is checked before the first row
 * is stored; up to `ONE_TRANSACTION` rows are then stored as a whole or not at all.
 */
export async function runImport(ctx: Ctx, table: AnyTable, input: z.input<typeof RunImport>, progress = freshProgress()): Promise<ImportProgress> {
  try {
    const { fileId, mapping, mode } = { ...mayImport(ctx, table, input), mode: RunImport.shape.mode.parse(input.mode) }
    const file = await importFile(ctx, fileId)
    const facts = await table.facts(ctx)
    let rows = 0
    for await (const batch of readRows(ctx, table, file, facts, mapping)) {
      if (batch.kind === 'head') {
        requireColumns(table, batch.mapping)
        continue
      }
      rows += batch.good.length + batch.bad
      note(progress, batch.errors, batch.bad)
    }
    progress.rows = rows
    if (mode === 'all' && progress.refused) Object.assign(progress, { state: 'refused', why: 'transfer.nothingStored' })
    else await store(ctx, table, file, facts, mapping, mode, progress)
  } catch (error) {
    if (error instanceof Undo) Object.assign(progress, { state: 'refused', why: 'transfer.nothingStored', created: 0, updated: 0, unchanged: 0 })
    else {
      Object.assign(progress, { state: 'failed', why: error instanceof AppError ? error.key : 'errors.internal' })
      await tellFailure(ctx, table, progress).catch((failure: unknown) => log.error({ err: failure, requestId: ctx.requestId }, 'failed import not told'))
      if (!(error instanceof AppError)) throw error
    }
  }
  return progress
}

async function store(ctx: Ctx, table: AnyTable, file: ImportFile, facts: unknown, mapping: Record<string, number>, mode: 'good' | 'all', progress: ImportProgress): Promise<void> {
  const whole = mode === 'all' && progress.rows <= ONE_TRANSACTION
  const work = async (inner: Ctx) => {
    const save = storeRows(batchVerb(table, facts), whole)
    progress.done = progress.refused
    for await (const batch of readRows(inner, table, file, facts, mapping)) {
      if (batch.kind === 'head') continue
      for await (const outcomes of save(inner, batch.good)) {
        const bad = outcomes.flatMap((one) => (one.outcome === 'refused' ? [{ line: one.line, column: one.column ?? null, reason: one.reason, value: '' }] : []))
        for (const { outcome } of outcomes) if (outcome !== 'refused') progress[outcome] += 1
        note(progress, bad, bad.length)
        progress.done += outcomes.length
        if (whole && bad.length) throw new Undo()
      }
    }
  }
  const begun = Date.now()
  if (whole) await inTransaction((tx) => work({ ...ctx, db: tx, inTransaction: true }))
  else await work(ctx)
  const { created, updated, unchanged, refused, rows } = progress
  const tell = rows > ONE_TRANSACTION || Date.now() - begun > LONG_MS
  await summary(table, tell)({ ...ctx, now: new Date() }, { file: file.name, sha256: file.sha256, mode, created, updated, unchanged, refused })
  forgetKept()
  progress.state = 'done'
}

/** Who left a long import is told that it stopped; what was stored until then is in the audit trail. */
async function tellFailure(ctx: Ctx, table: AnyTable, { why = 'errors.internal', rows, done, created, updated }: ImportProgress): Promise<void> {
  if (created + updated === 0 && rows <= ONE_TRANSACTION) return
  const tell = command({
    permission: table.importPermission,
    input: z.object({}),
    async run(inner) {
      await notify(inner, [{ personId: inner.actor.id, kind: 'importStopped', params: { done, rows }, href: table.href ?? `/${table.name}` }])
      return { result: null, audit: { action: table.imported, entity: table.name, entityId: inner.actor.id, facts: { stopped: why, done, rows, created, updated } } }
    },
  })
  await tell({ ...ctx, now: new Date() }, {})
}

const note = (progress: ImportProgress, errors: RowError[], bad: number) => {
  progress.refused += bad
  progress.errors.push(...errors.slice(0, Math.max(0, MOST_ERRORS - progress.errors.length)))
}

const batchVerb = (table: AnyTable, facts: unknown) =>
  command({
    permission: table.importPermission,
    input: z.array(z.custom<ReadRow>()),
    async run(ctx, rows) {
      const { outcomes, audit = [] } = await table.save(ctx, rows, facts)
      return { result: outcomes, audit }
    },
  })

/** What came of it, written down, and told to who may have left the page meanwhile. */
const summary = (table: AnyTable, tell: boolean) =>
  command({
    permission: table.importPermission,
    input: z.object({ file: z.string(), sha256: z.string(), mode: z.string(), created: z.number(), updated: z.number(), unchanged: z.number(), refused: z.number() }),
    async run(ctx, facts) {
      const { file, created, updated, unchanged, refused } = facts
      if (tell) await notify(ctx, [{ personId: ctx.actor.id, kind: 'importFinished', params: { file, created, updated, unchanged, refused }, href: table.href ?? `/${table.name}`, ...(refused > 0 && { tone: 'watch' as const }) }])
      return { result: null, audit: { action: table.imported, entity: table.name, entityId: ctx.actor.id, facts } }
    },
  })
