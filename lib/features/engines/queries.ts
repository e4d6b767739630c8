import { canFor } from '@/lib/core/access'
import { healthOf, lagMs } from '@/lib/core/engines/health'
import { notFound, type MessageParams } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { faultKeys, isFaultCode } from '@/lib/engines/contract/faults'
import { adapterOf, allAdapters } from '@/lib/engines/registry'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { z } from 'zod'
import { toBeLinked } from './processes'
import { newestRunAt } from './newest-run'
import { EngineSlugRef } from './schema'
import { logFields, logOf } from './sync-history'

const listFields = {
  id: true, slug: true, kind: true, name: true, nameZh: true, status: true, syncEveryMinutes: true, nextSyncAt: true, lastSyncAt: true, freshAt: true,
  historyFrom: true, lastErrorAt: true, lastErrorCode: true, lastErrorParams: true, failuresInRow: true, engineVersion: true, version: true, leaseUntil: true,
  _count: { select: { processes: true } },
} satisfies Prisma.EngineSelect
type Row = Prisma.EngineGetPayload<{ select: typeof listFields }>

/** The last failure as message keys: what happened and what to do about it. */
export function errorOf(row: { lastErrorAt: Date | null; lastErrorCode: string | null; lastErrorParams: unknown }) {
  if (!row.lastErrorCode || !row.lastErrorAt) return null
  const code = isFaultCode(row.lastErrorCode) ? row.lastErrorCode : 'internal'
  return { at: row.lastErrorAt, code, ...faultKeys(code), params: (row.lastErrorParams ?? {}) as MessageParams }
}

function engineRow(row: Row, now: Date, linked: number, unlinked: number) {
  const intake = adapterOf(row.kind)?.manifest.intake ?? 'pull'
  const { _count, lastErrorAt: _at, lastErrorCode: _code, lastErrorParams: _params, leaseUntil, ...rest } = row
  return {
    ...rest,
    intake,
    health: healthOf({ ...row, pulled: intake === 'pull', received: _count.processes > 0 }, now),
    lagMs: intake === 'pull' ? lagMs(row.freshAt, now) : null,
    syncing: leaseUntil !== null && leaseUntil > now,
    error: errorOf(row),
    processes: _count.processes,
    linkedProcesses: linked,
    unlinkedProcesses: unlinked,
  }
}
export type EngineRow = ReturnType<typeof engineRow>

const ORDER = { failing: 0, late: 1, waiting: 2, healthy: 3, paused: 4 } as const

/** All engines, worst first. */
export const listEngines = query({
  permission: 'engine:read',
  input: z.strictObject({}).default({}),
  async run(ctx) {
    const [rows, linked, unlinked] = await Promise.all([
      ctx.db.engine.findMany({ where: { status: { not: 'deleting' } }, select: listFields, orderBy: { name: 'asc' } }),
      ctx.db.engineProcess.groupBy({ by: ['engineId'], where: { automationId: { not: null } }, _count: { _all: true } }),
      ctx.db.engineProcess.groupBy({ by: ['engineId'], where: toBeLinked, _count: { _all: true } }),
    ])
    const [linkedOf, unlinkedOf] = [linked, unlinked].map((groups) => new Map(groups.map((group) => [group.engineId, group._count._all])))
    const engines = rows.map((row) => engineRow(row, ctx.now, linkedOf!.get(row.id) ?? 0, unlinkedOf!.get(row.id) ?? 0))
    return { engines: engines.sort((a, b) => ORDER[a.health] - ORDER[b.health]), ...mayOf(ctx) }
  },
})

/** One engine with its open settings; of its secrets only which are set and since when. */
export const getEngine = query({
  permission: 'engine:read',
  input: EngineSlugRef,
  async run(ctx, { slug }) {
    const row = await ctx.db.engine.findFirst({
      where: { slug, status: { not: 'deleting' } },
      select: { ...listFields, config: true, createdAt: true, secrets: { select: { field: true, setAt: true } } },
    })
    if (!row) throw notFound('engine')
    const { config, createdAt, secrets, ...listed } = row
    const [linked, unlinked, lastRunObservedAt, queues, last] = await Promise.all([
      ctx.db.engineProcess.count({ where: { engineId: row.id, automationId: { not: null } } }),
      ctx.db.engineProcess.count({ where: { engineId: row.id, ...toBeLinked } }),
      newestRunAt(ctx, row.id),
      ctx.db.backlogQueue.findMany({ where: { engineId: row.id }, select: { name: true, waiting: true, oldestAgeMs: true, at: true, engineProcess: { select: { name: true } } }, orderBy: { waiting: 'desc' }, take: 50 }),
      ctx.db.syncLog.findFirst({ where: { engineId: row.id }, orderBy: { startedAt: 'desc' }, select: logFields }),
    ])
    return {
      ...engineRow(listed, ctx.now, linked, unlinked),
      config: config as Record<string, unknown>,
      secrets,
      createdAt,
      lastRunObservedAt,
      queues: queues.map(({ oldestAgeMs, engineProcess, ...queue }) => ({ ...queue, processName: engineProcess?.name ?? null, oldestAgeMs: oldestAgeMs === null ? null : Number(oldestAgeMs) })),
      lastSync: last && logOf(last, ctx.now),
      ...mayOf(ctx),
    }
  },
})

const mayOf = (ctx: Ctx) => ({
  mayEdit: canFor(ctx.actor, 'engine:edit', null),
  maySync: canFor(ctx.actor, 'engine:sync', null),
  mayLink: canFor(ctx.actor, 'engine:link', null),
})

/** For pickers and the search: at most twenty. There are few engines, so they are compared here. */
export const findEngines = query({
  permission: 'engine:read',
  input: z.strictObject({ q: searchQuery }),
  async run(ctx, { q }) {
    const wanted = searchTextOf(q)
    const engines = await ctx.db.engine.findMany({
      where: { status: { not: 'deleting' } },
      select: { id: true, slug: true, kind: true, name: true, nameZh: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    return engines.filter((engine) => searchTextOf(engine.name, engine.nameZh, engine.slug, engine.kind).includes(wanted)).slice(0, 20)
  },
})

/** The kinds that can be connected, with the fields of their form. */
export const engineKinds = query({
  permission: 'engine:read',
  input: z.strictObject({}).default({}),
  run: async () =>
    allAdapters()
      .filter(({ manifest }) => manifest.intake !== 'internal')
      .map(({ manifest: { id, intake, capabilities, docsUrl, fields } }) => ({ id, intake, capabilities, docsUrl: docsUrl ?? null, fields: fieldsOf(fields) })),
})

/** A field as the form needs it: labels are `engines.kinds.<kind>.fields.<name>.{label,help}`. */
export interface FormField {
  name: string
  type: string
  required: boolean
  secret: boolean
  placeholder: string | null
  choices: readonly string[]
  initial: string | number | boolean | null
}

const fieldsOf = (fields: object): FormField[] =>
  Object.entries(fields as Record<string, { type: string; required: boolean; secret: boolean; placeholder?: string; choices?: readonly string[]; initial?: unknown }>).map(
    ([name, { type, required, secret, placeholder, choices, initial }]) => ({
      name, type, required, secret, placeholder: placeholder ?? null, choices: choices ?? [], initial: (initial ?? null) as FormField['initial'],
    }),
  )
