import { createHash } from 'node:crypto'
import { searchTokens } from '@/lib/core/requests/search-tokens'
import { replaceSpellings } from '@/lib/core/privacy/spellings'
import type { AuditRow } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'
import { modelTables, type ModelTable } from '@/lib/server/sql/model-tables'
import { redactEntries } from '@/lib/server/sql/redact-entries'
import { rewriteTexts, rowsContaining, type TextRow } from '@/lib/server/sql/text-rows'
import { holdsId, isTechnical, rowsNaming, searchedTables, type PersonTexts } from './person-texts'

export interface TableChange {
  table: ModelTable
  rows: { place: string | number; values: Record<string, string | null>; id: string | null }[]
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const seals = /^(digest|evidenceHash|figuresHash|hash)$/

/** The texts of all tables, or of those named, as they shall read, row by row; nothing is written. */
export async function planTexts(ctx: Ctx, person: PersonTexts, alias: string, only?: ReadonlySet<string>): Promise<TableChange[]> {
  const plan: TableChange[] = []
  for (const table of searchedTables()) {
    if (only && !only.has(table.name)) continue
    const rows = (await rowsNaming(ctx, table, person)).flatMap((row) => {
      const values = changedTexts(table, row, person, alias)
      return Object.keys(values).length ? [{ place: row._place, values, id: typeof row.id === 'string' ? row.id : null }] : []
    })
    if (rows.length) plan.push({ table, rows })
  }
  return plan
}

export async function writeTexts(ctx: Ctx, plan: readonly TableChange[]): Promise<void> {
  for (const { table, rows } of plan) await rewriteTexts(ctx, table, rows)
}

function changedTexts(table: ModelTable, row: TextRow, person: PersonTexts, alias: string): Record<string, string> {
  const values: Record<string, string> = {}
  const texts = [...table.texts, ...table.jsons].filter((column) => !isTechnical(column))
  for (const column of texts) {
    const before = row[column]
    if (typeof before !== 'string') continue
    const after = column === 'searchText' ? replaceSpellings(before, person.spellings, alias.toLowerCase(), person.others) : replacedFor(before, row, person, alias)
    if (after !== before) values[column] = after
  }
  if (table.name === 'Request' && typeof row.searchText === 'string') {
    const words = tokensAfter(row, values)
    if (words !== row.searchText) values.searchText = words
  }
  // A seal over one text alone is made anew; other seals are compared with the report of the erasure.
  for (const seal of table.texts.filter((column) => seals.test(column))) {
    const over = Object.keys(values).find((column) => sha256(String(row[column])) === row[seal])
    if (over) values[seal] = sha256(values[over]!)
  }
  return values
}

/** Where somebody has the same name, only what names this person by id or address is theirs for sure. */
function replacedFor(text: string, row: TextRow, person: PersonTexts, alias: string): string {
  const spellings = person.namesake && !holdsId(row, person.id) ? { names: [], addresses: person.spellings.addresses } : person.spellings
  return replaceSpellings(text, spellings, alias, person.others)
}

/** Words of a request that only the old texts had go, words of the new ones come. */
function tokensAfter(row: TextRow, values: Record<string, string>): string {
  const columns = Object.keys(values).filter((column) => column !== 'searchText')
  if (!columns.length) return String(row.searchText)
  const tokensOf = (read: (column: string) => string) => new Set(columns.flatMap((column) => searchTokens(read(column))))
  const before = tokensOf((column) => String(row[column]))
  const after = tokensOf((column) => values[column]!)
  const kept = String(row.searchText).split(' ').filter((token) => !before.has(token) || after.has(token))
  return [...new Set([...kept, ...after])].join(' ')
}

const auditTable = () => modelTables().find(({ name }) => name === 'AuditEntry')!

/** Numbers of the entries of the audit trail that the person did, or that name them. */
export async function entriesNaming(ctx: Ctx, person: PersonTexts): Promise<number[]> {
  const own = await ctx.db.auditEntry.findMany({ where: { actorId: person.id }, select: { seq: true } })
  const words = [...person.spellings.names, ...person.spellings.addresses]
  const named = words.length ? await rowsContaining(ctx, auditTable(), words, ['seq']) : []
  return [...new Set([...own.map(({ seq }) => seq), ...named.map((row) => Number(row.seq))])].sort((a, b) => a - b)
}

/** One entry as it may be read from now on. */
export function redactedEntry(row: AuditRow, person: PersonTexts, alias: string): AuditRow {
  const own = row.actorId === person.id
  const sure = own || row.entityId === person.id || row.data.includes(person.id)
  const spellings = person.namesake && !sure ? { names: [], addresses: person.spellings.addresses } : person.spellings
  return { ...row, actorName: own ? alias : replaceSpellings(row.actorName, spellings, alias, person.others), data: replaceSpellings(row.data, spellings, alias, person.others), ip: own ? null : row.ip }
}

const PAGE = 500

/** Writes the entries so, with their redactions; returns how many changed. */
export async function redactTrail(ctx: Ctx, erasureId: string, seqs: readonly number[], person: PersonTexts, alias: string): Promise<number> {
  let redacted = 0
  for (let at = 0; at < seqs.length; at += PAGE) {
    const rows = (await ctx.db.auditEntry.findMany({ where: { seq: { in: seqs.slice(at, at + PAGE) } } })) as AuditRow[]
    const changed = rows.flatMap((row) => {
      const after = redactedEntry(row, person, alias)
      return after.actorName === row.actorName && after.data === row.data && after.ip === row.ip ? [] : [after]
    })
    await redactEntries(ctx, erasureId, changed)
    redacted += changed.length
  }
  return redacted
}
