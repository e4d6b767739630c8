import { createHash, randomUUID } from 'node:crypto'
import type { Reason } from '@/lib/core/errors'
import { fold } from '@/lib/core/transfer/cells'
import { suitabilityBp } from '@/lib/core/requests/instant-score'
import { estimateBases, frequencyUnits, requestTypes, suitabilityQuestions } from '@/lib/core/requests/statuses'
import { volumeOf } from '@/lib/core/requests/volume'
import { holders } from '@/lib/core/requests/workflow-table'
import type { ReadRow, RowOutcome, RowValues } from '@/lib/features/transfer/table'
import { valueNames } from '@/lib/features/transfer/words'
import { byCodeAndName } from '@/lib/features/transfer/known'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { insertRows } from '@/lib/server/sql/insert-rows'
import { clockOf, type Clock } from './clock'
import { requestWords } from './index-request'
import { workingDaysNow } from './record'

export interface RequestFacts {
  departments: ReadonlyMap<string, string>
  processes: ReadonlyMap<string, string>
  /** Active people by address */
  people: ReadonlyMap<string, string>
  /** Names of a process by its id, for the words that a request is found by */
  processNames: ReadonlyMap<string, { code: string; name: string; nameZh: string | null }>
  workingDays: number
  clock: Clock
  typeNames: Record<string, string[]>
  unitNames: Record<string, string[]>
  basisNames: Record<string, string[]>
}

/** Everything that cells of the file are compared with. A name that two records have stands for none of them. */
export async function requestFacts(ctx: Ctx): Promise<RequestFacts> {
  const named = { id: true, code: true, name: true, nameZh: true } as const
  const departments = await ctx.db.department.findMany({ select: named })
  const processes = await ctx.db.businessProcess.findMany({ where: { archivedAt: null }, select: named })
  const people = await ctx.db.person.findMany({ where: { active: true }, select: { id: true, email: true } })
  return {
    departments: byCodeAndName(departments),
    processes: byCodeAndName(processes),
    people: new Map(people.map(({ id, email }) => [fold(email), id])),
    processNames: new Map(processes.map(({ id, ...names }) => [id, names])),
    workingDays: await workingDaysNow(ctx),
    clock: await clockOf(ctx),
    typeNames: await valueNames(requestTypes, (value) => `requests.types.${value}`),
    unitNames: await valueNames(frequencyUnits, (value) => `requests.units.${value}`),
    basisNames: await valueNames(estimateBases, (value) => `requests.bases.${value}`),
  }
}

/** Known by its number, by the key of where it came from, or else by everything that the row says. */
const keyOf = (values: RowValues): string => (typeof values.externalKey === 'string' ? values.externalKey : `row:${createHash('sha256').update(canonicalJson(values)).digest('hex').slice(0, 40)}`)

const stored = {
  id: true, number: true, externalKey: true, status: true, version: true, type: true, title: true, pain: true, wish: true, departmentId: true, processId: true, place: true,
  frequencyCount: true, frequencyUnit: true, manualMs: true, basis: true, ruleBased: true, digitalInput: true, structuredInput: true, stability: true, documentation: true,
} satisfies Prisma.RequestSelect
type Stored = Prisma.RequestGetPayload<{ select: typeof stored }>

async function knownRequests(ctx: Ctx, rows: readonly ReadRow[]) {
  const numbers = rows.flatMap(({ values }) => (typeof values.number === 'number' ? [values.number] : []))
  const keys = rows.map(({ values }) => keyOf(values))
  const found = await ctx.db.request.findMany({ where: { OR: [{ number: { in: numbers } }, { externalKey: { in: keys } }] }, select: stored })
  const byNumber = new Map(found.map((row) => [row.number, row]))
  const byKey = new Map(found.flatMap((row) => (row.externalKey ? [[row.externalKey, row] as const] : [])))
  return (values: RowValues): Stored | undefined => (typeof values.number === 'number' ? byNumber.get(values.number) : byKey.get(keyOf(values)))
}

const refusedRow = (line: number, key: string, column?: string, params?: Reason['params']): RowOutcome => ({ line, outcome: 'refused', reason: { key, ...(params && { params }) }, column })

/** What stands against a row as a whole. */
function objection({ line, values }: ReadRow, known: Stored | undefined): RowOutcome | null {
  if (typeof values.number === 'number' && !known) return refusedRow(line, 'transfer.refused.numberUnknown', 'number')
  if (known && (known.status === 'closed' || known.status === 'draft') && Object.keys(changesOf(known, values)).length) return refusedRow(line, `requestDetail.edit.${known.status}`)
  if ((values.frequencyCount == null) !== (values.frequencyUnit == null)) return refusedRow(line, 'transfer.refused.frequency', values.frequencyCount == null ? 'frequencyCount' : 'frequencyUnit')
  return null
}

export async function checkRequests(ctx: Ctx, rows: readonly ReadRow[]): Promise<RowOutcome[]> {
  // A file of a hundred thousand rows asks a few hundred times.
  const known = await knownRequests(ctx, rows)
  return rows.flatMap((row) => objection(row, known(row.values)) ?? [])
}

const plainFields = ['type', 'title', 'pain', 'wish', 'place', 'frequencyCount', 'frequencyUnit', 'basis', ...suitabilityQuestions] as const
type Columns = Partial<Record<(typeof plainFields)[number] | 'departmentId' | 'processId' | 'manualMs', string | number | null>>

/** Columns that the row says something about. */
function columnsOf(values: RowValues): Columns {
  const columns: Columns = {}
  for (const field of plainFields) if (values[field] !== undefined) columns[field] = values[field] as string | number | null
  if (values.department !== undefined) columns.departmentId = values.department as string | null
  if (values.process !== undefined) columns.processId = values.process as string | null
  if (values.minutes !== undefined) columns.manualMs = values.minutes === null ? null : Math.round((values.minutes as number) * 60_000)
  if (columns.type === null) delete columns.type
  if (columns.basis === null) delete columns.basis
  return columns
}

/** What would be different; the type of a request that is on its way stays. */
function changesOf(known: Stored, values: RowValues): Columns {
  const columns = columnsOf(values)
  delete columns.type
  return Object.fromEntries(Object.entries(columns).filter(([field, value]) => known[field as keyof Stored] !== value))
}

/**
 * New rows come in as submitted, in the name of the person whose address stands there, else of whoever imports; rows that are
 * known are changed where they differ, through the same guard as by hand. Nobody is notified and no points are credited.
 */
export async function saveRequests(ctx: Ctx, rows: readonly ReadRow[], facts: RequestFacts): Promise<{ outcomes: RowOutcome[]; audit: AuditDraft[] }> {
  const known = await knownRequests(ctx, rows)
  const outcomes: RowOutcome[] = []
  const audit: AuditDraft[] = []
  const fresh: ReadRow[] = []
  for (const row of rows) {
    const request = known(row.values)
    const against = objection(row, request)
    if (against) outcomes.push(against)
    else if (!request) fresh.push(row)
    else outcomes.push(await change(ctx, row, request, facts, audit))
  }
  if (fresh.length) {
    const numbers = await create(ctx, fresh, facts)
    outcomes.push(...fresh.map(({ line }) => ({ line, outcome: 'created' as const })))
    audit.push({ action: 'request.rows-imported', entity: 'request', entityId: `R-${numbers[0]}`, facts: { count: numbers.length, first: numbers[0], last: numbers.at(-1), titles: fresh.map(({ values }) => values.title) } })
  }
  return { outcomes, audit }
}

async function change(ctx: Ctx, { line, values }: ReadRow, request: Stored, facts: RequestFacts, audit: AuditDraft[]): Promise<RowOutcome> {
  const changes = changesOf(request, values)
  if (!Object.keys(changes).length) return { line, outcome: 'unchanged' }
  const after = { ...request, ...changes } as Stored
  const supports = await ctx.db.requestSupport.findMany({ where: { requestId: request.id }, select: { itemsPerYear: true, manualMs: true } })
  const { count } = await ctx.db.request.updateMany({
    where: { id: request.id, version: request.version },
    data: {
      ...(changes as Prisma.RequestUncheckedUpdateManyInput), ...volumeOf(after, supports, facts.workingDays), suitabilityBp: suitabilityBp(after),
      searchText: wordsOf(after, facts), updatedAt: ctx.now, version: { increment: 1 },
    },
  })
  if (!count) return refusedRow(line, 'errors.conflict')
  const before = Object.fromEntries(Object.keys(changes).map((field) => [field, request[field as keyof Stored]]))
  audit.push({ action: 'request.updated', entity: 'request', entityId: request.id, before, after: changes, facts: { name: `R-${request.number} ${after.title}`, number: request.number } })
  return { line, outcome: 'updated' }
}

const wordsOf = (row: Pick<Stored, 'number' | 'title' | 'pain' | 'wish' | 'place' | 'processId'>, facts: RequestFacts): string =>
  requestWords({ ...row, process: row.processId ? facts.processNames.get(row.processId) : null })

/** Many rows by few statements; their numbers follow each other. */
async function create(ctx: Ctx, rows: readonly ReadRow[], facts: RequestFacts): Promise<number[]> {
  const { value } = await ctx.db.counter.upsert({ where: { name: 'request' }, create: { name: 'request', value: 1000 + rows.length }, update: { value: { increment: rows.length } }, select: { value: true } })
  const first = value - rows.length + 1
  const data = rows.map(({ values }, i) => newRequest(ctx, values, first + i, facts))
  const byId = ctx.actor.kind === 'person' ? ctx.actor.id : null
  await insertRows(ctx, 'Request', data)
  await insertRows(ctx, 'RequestTransition', data.map(({ id }) => ({ id: randomUUID(), requestId: id, ordinal: 1, from: 'draft', to: 'submitted', at: ctx.now, byId, facts: canonicalJson({ step: 'submit', imported: true }) })))
  await insertRows(ctx, 'RequestFollow', data.map(({ id, submitterId }) => ({ requestId: id, personId: submitterId, createdAt: ctx.now })))
  return data.map(({ number }) => number)
}

function newRequest(ctx: Ctx, values: RowValues, number: number, facts: RequestFacts) {
  const columns = columnsOf(values)
  const row = {
    title: '', pain: '', wish: null, place: null, departmentId: null, processId: null, frequencyCount: null, frequencyUnit: null, manualMs: null,
    ruleBased: null, digitalInput: null, structuredInput: null, stability: null, documentation: null,
    ...columns,
  } as Omit<Stored, 'id' | 'externalKey' | 'status' | 'version' | 'number' | 'type' | 'basis'>
  const { role, days } = holders.submitted
  return {
    ...row, id: randomUUID(), number, externalKey: keyOf(values), type: (columns.type as string) ?? 'idea', basis: (columns.basis as string) ?? 'guessed',
    status: 'submitted', statusSince: ctx.now, submittedAt: ctx.now, createdAt: ctx.now, updatedAt: ctx.now,
    submitterId: (values.submitterEmail as string | null | undefined) ?? ctx.actor.id, anonymous: values.anonymous === true,
    ...volumeOf(row, [], facts.workingDays), suitabilityBp: suitabilityBp(row),
    holderRole: role, dueOn: facts.clock.dueAfter(days), searchText: wordsOf({ ...row, number }, facts),
  }
}
