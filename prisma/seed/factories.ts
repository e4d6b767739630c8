import { randomUUID } from 'node:crypto'
import { searchTextOf } from '@/lib/core/localized'
import { openingPlan } from '@/lib/core/programme/phases'
import { storeDay } from '@/lib/core/calendar/stored-day'
import type { Db, Prisma } from '@/lib/server/db'

let made = 0
const nth = () => (made += 1)

/** Rows as tests need them: each stands alone, is named by a number, and takes whatever matters from `given`. */
export async function makeDepartment(db: Db, given: { name?: string; parent?: { id: string; path: string } } = {}) {
  const id = randomUUID()
  const number = nth()
  return db.department.create({
    data: { id, code: `D-T${number}`, name: given.name ?? `Department ${number}`, parentId: given.parent?.id ?? null, path: `${given.parent?.path ?? ''}/${id}` },
  })
}

export async function makePerson(db: Db, given: Partial<Prisma.PersonUncheckedCreateInput> = {}) {
  const number = nth()
  const name = given.name ?? `Person ${number}`
  return db.person.create({ data: { email: `person-${number}@example.test`, ...given, name, searchText: searchTextOf(name) } })
}

export async function makeSystem(db: Db, given: Partial<Prisma.SystemUncheckedCreateInput> = {}) {
  const number = nth()
  const name = given.name ?? `System ${number}`
  return db.system.create({ data: { code: `S-T${number}`, ...given, name, searchText: searchTextOf(name) } })
}

export async function makeProcess(db: Db, given: Partial<Prisma.BusinessProcessUncheckedCreateInput> = {}) {
  const number = nth()
  const name = given.name ?? `Process ${number}`
  return db.businessProcess.create({ data: { code: `P-T${number}`, dataClasses: 'internal', ...given, name, searchText: searchTextOf(name, given.nameZh) } })
}

export async function makeBaseline(db: Db, processId: string, given: Partial<Prisma.ProcessBaselineUncheckedCreateInput> = {}) {
  const ordinal = given.ordinal ?? (await db.processBaseline.count({ where: { processId } })) + 1
  return db.processBaseline.create({
    data: { annualVolume: 12_000, manualMs: 600_000, source: 'time study', measuredOn: storeDay('2026-01-05'), validFrom: '2026-01-05', ...given, processId, ordinal },
  })
}

/** Makes a process of its own unless one is given. */
export async function makeAutomation(db: Db, given: Partial<Prisma.AutomationUncheckedCreateInput> = {}) {
  const number = nth()
  const name = given.name ?? `Automation ${number}`
  const processId = given.processId ?? (await makeProcess(db)).id
  return db.automation.create({ data: { code: `A-T${number}`, ...given, processId, name, searchText: searchTextOf(name, given.nameZh) } })
}

/** A programme with the three phases that every installation starts with. */
export async function makeProgramme(db: Db, today = '2026-11-02') {
  const phases = openingPlan(today).map((plan, i) => ({
    ordinal: i + 1,
    key: plan.key,
    name: plan.name.en,
    nameZh: plan.name['zh-CN'],
    status: i === 0 ? 'active' : 'planned',
    plannedStart: storeDay(plan.start),
    plannedEnd: plan.end && storeDay(plan.end),
  }))
  return db.programme.create({ data: { code: 'main', name: 'Programme', phases: { create: phases } }, include: { phases: { orderBy: { ordinal: 'asc' } } } })
}

export async function makeEngine(db: Db, given: Partial<Prisma.EngineUncheckedCreateInput> = {}) {
  const number = nth()
  return db.engine.create({ data: { slug: `engine-${number}`, kind: 'push', name: `Engine ${number}`, config: {}, ...given } })
}

/** Makes an engine of its own unless one is given. */
export async function makeEngineProcess(db: Db, given: Partial<Prisma.EngineProcessUncheckedCreateInput> = {}) {
  const number = nth()
  const engineId = given.engineId ?? (await makeEngine(db)).id
  return db.engineProcess.create({ data: { externalId: `workflow-${number}`, name: `Workflow ${number}`, ...given, engineId } })
}

/** A run as an engine would report it: ended, five minutes long, its own item. For the real path use `storeRuns`. */
export function runReport(given: { externalId?: string; process?: string; status?: string; startedAt?: Date; durationMs?: number } & Record<string, unknown> = {}) {
  const number = nth()
  const { externalId, process, startedAt = new Date('2026-11-02T01:00:00.000Z'), durationMs = 300_000, status, ...rest } = given
  return {
    externalId: externalId ?? `run-${number}`,
    process: { externalId: process ?? 'workflow' },
    status: status ?? 'succeeded',
    startedAt: startedAt.toISOString(),
    endedAt: new Date(startedAt.getTime() + durationMs).toISOString(),
    ...rest,
  }
}
