import { spellingsOf, type Spellings } from '@/lib/core/privacy/spellings'
import type { Ctx } from '@/lib/server/ctx'
import { modelTables, type ModelTable } from '@/lib/server/sql/model-tables'
import { rowsContaining, type TextRow } from '@/lib/server/sql/text-rows'

/** Kept by the audit trail itself, by the portal for machines, or made of nothing but counts. */
const APART = new Set(['AuditEntry', 'AuditRedaction', 'AuditCheckpoint', 'PersonErasure', 'RetentionRun', 'JobState', 'RunHour', 'RunDay', 'BacklogSample', 'SignInThrottle', 'Counter'])

export const searchedTables = (): ModelTable[] => modelTables().filter(({ name }) => !APART.has(name))

/** Columns that hold no words of people: ids, hashes, ciphers. */
export const isTechnical = (column: string): boolean => /(^id|Id|Hash|^hash|digest|Digest|sha256|Sha|cipher|Cipher|^mac|tokenHash|leaseHolder)$/.test(column)

export interface PersonTexts {
  id: string
  name: string
  email: string
  spellings: Spellings
  /** Names of others, which stay whole */
  others: string[]
  /** Somebody else has the same name: only rows that name this person by id are theirs for sure */
  namesake: boolean
}

/** How a person has been written: today's name, names that the audit trail knows them by, their address, and what was added by hand. */
export async function textsOf(ctx: Ctx, person: { id: string; name: string; email: string }, also: readonly string[] = []): Promise<PersonTexts> {
  const [entries, people] = await Promise.all([
    ctx.db.auditEntry.findMany({ where: { actorKind: 'person', actorId: person.id }, distinct: ['actorName'], select: { actorName: true } }),
    ctx.db.person.findMany({ where: { id: { not: person.id } }, select: { name: true } }),
  ])
  const spellings = spellingsOf([person.name, ...entries.map(({ actorName }) => actorName), ...also.filter((text) => !text.includes('@'))], [person.email, ...also.filter((text) => text.includes('@'))])
  const written = new Set(spellings.names.map((name) => name.toLowerCase()))
  const others = people.map(({ name }) => name)
  return { ...person, spellings, others: others.filter((name) => !written.has(name.toLowerCase())), namesake: others.some((name) => written.has(name.toLowerCase())) }
}

/** Rows of a table that name the person. */
export async function rowsNaming(ctx: Ctx, table: ModelTable, person: PersonTexts): Promise<TextRow[]> {
  const words = [...person.spellings.names, ...person.spellings.addresses]
  if (!words.length) return []
  const rows = await rowsContaining(ctx, table, words)
  return table.name === 'Person' ? [] : rows
}

/** Whether a row is about this person beyond doubt: their id stands in it. */
export const holdsId = (row: Record<string, unknown>, id: string): boolean => Object.values(row).some((value) => typeof value === 'string' && value.includes(id))
