import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { targetOf } from '@/lib/core/autochecks/config'
import type { Verdict } from '@/lib/core/autochecks/verdict'
import { isCheckFault, isCheckKind, type CheckKind, type CheckOutcome, type CheckTrigger } from '@/lib/core/autochecks/words'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { checkOf } from './record'
import { CheckFilter, CheckRef, ResultFilter } from './schema'
import { visibleCheck } from './visible'

const named = { select: { id: true, name: true, nameZh: true } } as const

function whereOf(ctx: Ctx, { q, kind, outcome, environment, system, interface: one, automation, state }: z.output<typeof CheckFilter>): Prisma.AutoCheckWhereInput {
  return {
    AND: [
      visibleCheck(ctx),
      q ? { OR: [{ name: { contains: q } }, { nameZh: { contains: q } }, { config: { contains: q } }] } : {},
      kind ? { kind } : {},
      environment ? { environment } : {},
      outcome ? { lastOutcome: outcome === 'never' ? null : outcome } : {},
      system ? { systemId: system } : {},
      one ? { interfaceId: one } : {},
      automation ? { automationId: automation } : {},
      state === 'all' ? {} : state === 'archived' ? { archivedAt: { not: null } } : { archivedAt: null, ...(state === 'paused' && { status: 'paused' }) },
    ],
  }
}

/** Pages of checks; `counts` by what they came to last, over all that the filter leaves. */
export const listChecks = query({
  permission: 'compatibility:read',
  input: CheckFilter,
  async run(ctx, filter) {
    const where = whereOf(ctx, filter)
    const [rows, total, by, any] = await Promise.all([
      ctx.db.autoCheck.findMany({
        where,
        select: { id: true, name: true, nameZh: true, kind: true, environment: true, config: true, everyMinutes: true, status: true, lastOutcome: true, lastFault: true, lastAt: true, failuresInRow: true, archivedAt: true, system: named, interface: named, automation: named },
        orderBy: [filter.sort === 'lastAt' ? { lastAt: { sort: filter.dir, nulls: 'last' } } : { [filter.sort]: filter.dir }, { id: 'asc' }],
        skip: (filter.page - 1) * filter.size,
        take: filter.size,
      }),
      ctx.db.autoCheck.count({ where }),
      ctx.db.autoCheck.groupBy({ by: ['lastOutcome'], where, _count: { _all: true } }),
      ctx.db.autoCheck.count({ where: visibleCheck(ctx) }),
    ])
    const count = (outcome: string | null) => by.find((row) => row.lastOutcome === outcome)?._count._all ?? 0
    return {
      rows: rows.map(({ config, ...row }) => {
        const kind: CheckKind = isCheckKind(row.kind) ? row.kind : 'status'
        return { ...row, kind, target: targetOf(kind, JSON.parse(config) as object), lastOutcome: row.lastOutcome as CheckOutcome | null, lastFault: faultOf(row.lastFault) }
      }),
      total,
      any: any > 0,
      counts: { fail: count('fail'), error: count('error'), pass: count('pass'), never: count(null) },
      page: filter.page,
      mayEdit: canFor(ctx.actor, 'autocheck:edit', null),
    }
  },
})

const faultOf = (fault: string | null) => (fault !== null && isCheckFault(fault) ? fault : null)

const resultFields = { id: true, at: true, trigger: true, outcome: true, fault: true, facts: true, durationMs: true, calls: true, by: { select: { id: true, name: true } } } satisfies Prisma.AutoCheckResultSelect

function asResult({ facts, ...row }: Prisma.AutoCheckResultGetPayload<{ select: typeof resultFields }>) {
  const { params, facts: lines, differences, differing } = JSON.parse(facts) as Omit<Verdict, 'fault'>
  return { ...row, outcome: row.outcome as CheckOutcome, trigger: row.trigger as CheckTrigger, fault: faultOf(row.fault), params, facts: lines, differences, differing }
}
export type CheckResultView = ReturnType<typeof asResult>

/** The check with its newest result; `id` of the result that is looked at instead, where one is asked for. */
export const getCheck = query({
  permission: 'compatibility:read',
  input: CheckRef.extend({ result: z.string().max(64).optional().catch(undefined) }),
  async run(ctx, { id, result }) {
    const check = await checkOf(ctx, id)
    const confirmed = check.confirmedAt ? await ctx.db.autoCheck.findUnique({ where: { id }, select: { confirmedById: true } }) : null
    const by = confirmed?.confirmedById ? await ctx.db.person.findUnique({ where: { id: confirmed.confirmedById }, select: { name: true } }) : null
    const shown = await ctx.db.autoCheckResult.findFirst({ where: { checkId: id, ...(result && { id: result }) }, select: resultFields, orderBy: [{ at: 'desc' }, { id: 'desc' }] })
    return {
      ...check,
      confirmedBy: by?.name ?? null,
      target: targetOf(check.kind, check.config),
      shown: shown && asResult(shown),
      isNewest: !result,
      mayEdit: canFor(ctx.actor, 'autocheck:edit', null),
      mayRun: canFor(ctx.actor, 'autocheck:run', null),
    }
  },
})
export type CheckDetail = Awaited<ReturnType<typeof getCheck>>

/** What it came to so far, newest first. */
export const listResults = query({
  permission: 'compatibility:read',
  input: ResultFilter,
  async run(ctx, { id, page, size }) {
    await checkOf(ctx, id)
    const [rows, total] = await Promise.all([
      ctx.db.autoCheckResult.findMany({ where: { checkId: id }, select: resultFields, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip: (page - 1) * size, take: size }),
      ctx.db.autoCheckResult.count({ where: { checkId: id } }),
    ])
    return { rows: rows.map(asResult), total, page }
  },
})
