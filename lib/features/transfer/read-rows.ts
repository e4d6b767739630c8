import { notFound, ruleError, type Reason } from '@/lib/core/errors'
import { mapHeaders, type Mapping } from '@/lib/core/transfer/headers'
import { withoutMark } from '@/lib/core/transfer/inert'
import { readTable } from '@/lib/documents/read-table'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { pathOfFile } from '@/lib/server/file-store'
import type { AnyTable, ReadRow, RowValues } from './table'
import { namedColumns } from './words'

export interface RowError {
  line: number
  /** Key of the column; null: the row as a whole */
  column: string | null
  reason: Reason
  value: string
}

export interface ImportFile {
  id: string
  name: string
  sha256: string
}

/** A file that the person has uploaded for an import. */
export async function importFile(ctx: Ctx, fileId: string): Promise<ImportFile> {
  const file = await ctx.db.storedFile.findFirst({ where: { id: fileId, entity: 'draft', entityId: ctx.actor.id }, select: { id: true, name: true, sha256: true } })
  if (!file) throw notFound('file')
  return file
}

export type ReadBatch = { kind: 'head'; headers: string[]; mapping: Mapping } | { kind: 'rows'; good: ReadRow[]; errors: RowError[]; bad: number }

/**
 * The rows of a file as a register understands them, a batch at a time: first the headers and which column is which, then what
 * can be taken and what is wrong with the others. `chosen` overrules the mapping by names; -1 leaves a column out.
 * @throws AppError `rule` when a required column is missing
 */
export async function* readRows<Facts>(ctx: Ctx, table: AnyTable, file: ImportFile, facts: Facts, chosen: Mapping = {}): AsyncGenerator<ReadBatch> {
  let mapping: Mapping | null = null
  const seen = new Map<string, number>()
  for await (const batch of readTable(pathOfFile(env().DATA_DIR, file.sha256))) {
    let rows = batch
    if (!mapping) {
      const headers = (rows[0]?.cells ?? []).map((cell) => cell.trim())
      mapping = Object.fromEntries(Object.entries({ ...mapHeaders(headers, await namedColumns(table)), ...chosen }).filter(([, at]) => at >= 0 && at < headers.length))
      rows = rows.slice(1)
      yield { kind: 'head', headers, mapping }
    }
    const errors: RowError[] = []
    const bad = new Set<number>()
    const good: ReadRow[] = []
    for (const { line, cells } of rows) {
      const { values, wrong } = readCells(table, mapping, cells, line, facts)
      const twice = wrong.length ? null : duplicateOf(table, values, line, seen)
      if (twice) wrong.push(twice)
      if (wrong.length) bad.add(line)
      else good.push({ line, values })
      errors.push(...wrong)
    }
    if (table.check && good.length)
      for (const outcome of await table.check(ctx, good, facts))
        if (outcome.outcome === 'refused') {
          bad.add(outcome.line)
          errors.push({ line: outcome.line, column: outcome.column ?? null, reason: outcome.reason, value: '' })
        }
    yield { kind: 'rows', good: good.filter(({ line }) => !bad.has(line)), errors, bad: bad.size }
  }
}

/** @throws AppError `rule` with the keys of the headers that are missing */
export function requireColumns(table: AnyTable, mapping: Mapping): void {
  const missing = table.columns.filter(({ key, required }) => required && !(key in mapping))
  if (missing.length) throw ruleError(missing.map(({ header }) => ({ key: 'transfer.refused.columnMissing', params: { column: header } })))
}

function readCells(table: AnyTable, mapping: Mapping, cells: readonly string[], line: number, facts: unknown): { values: RowValues; wrong: RowError[] } {
  const values: RowValues = {}
  const wrong: RowError[] = []
  for (const { key, read, required } of table.columns) {
    const at = mapping[key]
    if (!read || at === undefined) continue
    const text = withoutMark((cells[at] ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ').trim())
    const cell = read(text, facts)
    if (!cell.ok) wrong.push({ line, column: key, reason: cell.reason, value: text.slice(0, 200) })
    else if (required && (cell.value === null || cell.value === '')) wrong.push({ line, column: key, reason: { key: 'errors.required' }, value: '' })
    else values[key] = cell.value
  }
  return { values, wrong }
}

function duplicateOf(table: AnyTable, values: RowValues, line: number, seen: Map<string, number>): RowError | null {
  const identity = table.identity(values)
  if (identity === null) return null
  const first = seen.get(identity)
  if (first === undefined) {
    seen.set(identity, line)
    return null
  }
  return { line, column: null, reason: { key: 'transfer.refused.twice', params: { line: first } }, value: identity.slice(0, 200) }
}
