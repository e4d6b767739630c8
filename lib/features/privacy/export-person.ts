import { notFound } from '@/lib/core/errors'
import { localDay } from '@/lib/core/calendar/local-day'
import { csvLine, UTF8_MARK } from '@/lib/core/transfer/csv'
import { replaceSpellings } from '@/lib/core/privacy/spellings'
import { keepArchive, keepDownload } from '@/lib/features/audit/keep-download'
import { archive } from '@/lib/server/archive'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { modelTables } from '@/lib/server/sql/model-tables'
import { rowsEqual } from '@/lib/server/sql/text-rows'
import { rowsNaming, searchedTables, textsOf, type PersonTexts } from './person-texts'
import { ExportOwn, PersonOf } from './schema'

type Row = Record<string, string | number | null>

/** Tables whose rows are about the person, or were written by them; of others only what they are there. */
const WHOLE = new Set([
  'Person', 'RoleGrant', 'Session', 'ApiToken', 'Notice', 'NoticePreference', 'Delivery', 'SavedView', 'Absence', 'Attendance', 'MeetingMember',
  'Request', 'RequestVote', 'RequestFollow', 'RequestSupport', 'RequestComment', 'PointEntry', 'BadgeAward', 'Story', 'GateVote', 'GateAttestation',
  'ApprovalDecision', 'BusinessCaseDecision', 'ImpactDecision', 'ReviewDecision', 'ReviewOpening', 'ActionItem', 'CompatResult', 'PersonErasure',
])
const NOT_THEIRS = new Set(['AuditEntry', 'AuditRedaction', 'AuditCheckpoint'])
const secret = /(hash|cipher|secret|digest|searchText|dedupeKey|sourceKey|sha256)/i
/** Messages tell what others did; that there was one is the reader's. */
const wordsOfOthers: Record<string, readonly string[]> = { Notice: ['params', 'href'], Delivery: ['subject', 'content'] }
/** What is said of a record that the person has a part in. */
const label = /^(id|number|code|name|nameZh|title|titleZh|status|createdAt|updatedAt|.*At)$/

export interface PersonData {
  tables: Record<string, Row[]>
  mentions: { table: string; id: string | null; field: string; text: string }[]
  trail: Row[]
}

/** Everything that the portal holds about a person. `own` is false when somebody else asks: who stayed unnamed then stays so. */
export async function personData(ctx: Ctx, person: { id: string; name: string; email: string }, own: boolean): Promise<PersonData> {
  const tables: Record<string, Row[]> = {}
  const unnamed = new Set(own ? [] : (await ctx.db.request.findMany({ where: { submitterId: person.id, anonymous: true }, select: { id: true } })).map(({ id }) => id))
  for (const table of modelTables()) {
    if (NOT_THEIRS.has(table.name)) continue
    const left = wordsOfOthers[table.name] ?? []
    const rows = await rowsEqual(ctx, table, person.id, (column) => secret.test(column) || left.includes(column))
    const told = rows.filter((row) => !Object.values(row).some((value) => unnamed.has(String(value))))
    if (told.length) tables[table.name] = told.map((row) => Object.fromEntries(Object.entries(row).filter(([column, value]) => value !== null && (WHOLE.has(table.name) || label.test(column) || value === person.id))))
  }
  return { tables, mentions: await mentionsOf(ctx, await textsOf(ctx, person)), trail: await trailOf(ctx, person.id, unnamed) }
}

/** Sentences of others that name the person. */
async function mentionsOf(ctx: Ctx, person: PersonTexts): Promise<PersonData['mentions']> {
  const found: PersonData['mentions'] = []
  for (const table of searchedTables()) {
    for (const { _place, ...row } of await rowsNaming(ctx, table, person)) {
      if (Object.values(row).includes(person.id)) continue
      for (const [field, value] of Object.entries(row)) {
        if (typeof value !== 'string' || secret.test(field) || person.namesake) continue
        for (const sentence of value.split(/(?<=[.!?。！？\n])/)) {
          if (replaceSpellings(sentence, person.spellings, '', person.others) !== sentence) found.push({ table: table.name, id: typeof row.id === 'string' ? row.id : null, field, text: sentence.trim().slice(0, 500) })
        }
      }
    }
  }
  return found
}

/** What the person did, and what was done to their record; what a change held is theirs only where it is about them. */
async function trailOf(ctx: Ctx, id: string, unnamed: ReadonlySet<string>): Promise<Row[]> {
  const entries = await ctx.db.auditEntry.findMany({ where: { OR: [{ actorId: id }, { entity: 'person', entityId: id }] }, orderBy: { seq: 'asc' } })
  return entries
    .filter((entry) => !unnamed.has(entry.entityId))
    .map((entry) => ({
      seq: entry.seq, at: entry.at.toISOString(), action: entry.action, entity: entry.entity, entityId: entry.entityId, byYou: entry.actorId === id ? 'yes' : 'no',
      ip: entry.actorId === id ? entry.ip : null, data: entry.entity === 'person' && entry.entityId === id ? entry.data : null,
    }))
}

async function archiveOf(ctx: Ctx, data: PersonData, person: { id: string }) {
  const { timeZone } = await settingsOf(ctx.db, 'organisation')
  const sheets: Record<string, Row[]> = { ...data.tables, mentions: data.mentions, 'audit-trail': data.trail }
  const bytes = await archive([
    { name: 'data.json', content: JSON.stringify({ person: person.id, madeAt: ctx.now.toISOString(), ...data }, null, 1) },
    ...Object.entries(sheets).filter(([, rows]) => rows.length > 0).map(([name, rows]) => ({ name: `csv/${name}.csv`, content: csvOf(rows) })),
  ])
  return { kept: await keepArchive(`personal-data-${localDay(ctx.now.getTime(), timeZone)}.zip`, bytes), rows: Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, rows.length])) }
}

function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return UTF8_MARK + [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))].map((cells) => csvLine(cells)).join('')
}

/** Everything about oneself as JSON and CSV, for a day; asks for the password. */
export const exportOwnData = command({
  permission: 'own-data:export',
  stepUp: true,
  input: ExportOwn,
  async prepare(ctx) {
    const person = await personOf(ctx, ctx.actor.id)
    return archiveOf(ctx, await personData(ctx, person, true), person)
  },
  async run(ctx, _input, { kept, rows }) {
    const { id } = await keepDownload(ctx, kept)
    return { result: { fileId: id, name: kept.name, size: kept.size }, audit: { action: 'personal-data.exported', entity: 'person', entityId: ctx.actor.id, facts: { rows, own: true } } }
  },
})

/** The same about somebody who asked for it in writing. */
export const exportPersonData = command({
  permission: 'personal-data:export',
  stepUp: true,
  input: PersonOf,
  async prepare(ctx, { id }) {
    const person = await personOf(ctx, id)
    return archiveOf(ctx, await personData(ctx, person, id === ctx.actor.id), person)
  },
  async run(ctx, input, { kept, rows }) {
    const { id } = await keepDownload(ctx, kept)
    return { result: { fileId: id, name: kept.name, size: kept.size }, audit: { action: 'personal-data.exported', entity: 'person', entityId: input.id, facts: { rows, own: false } } }
  },
})

async function personOf(ctx: Ctx, id: string) {
  const person = await ctx.db.person.findUnique({ where: { id }, select: { id: true, name: true, email: true } })
  if (!person) throw notFound('person')
  return person
}
