import { defectCode, liveDefects, runCode, type DefectStatus, type Environment, type Purpose, type RunOutcome, type RunStatus, type Severity } from '@/lib/core/compatibility/words'
import { canFor } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { stepsOfDefect, titleOfDefect } from '@/lib/core/compatibility/defect'
import { searchTextOf } from '@/lib/core/localized'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import type { z } from 'zod'
import { defectFor, factsOfDefect } from './defects'
import { DefectFilter, DefectRef, RunFilter } from './schema'
import { visibleDefect, visibleRun } from './visible'

const automation = { select: { id: true, code: true, name: true, nameZh: true } } as const
const person = { select: { id: true, name: true } } as const
const numberIn = (q: string): number | null => Number(/^(?:ct|df)?-?(\d{1,9})$/i.exec(q.trim())?.[1] ?? NaN) || null

/** Tests of the automations that the reader may see. */
export const listRuns = query({
  permission: 'compatibility:read',
  input: RunFilter,
  async run(ctx, { q, status, automation: automationId, sort, dir, page, size }) {
    const number = q ? numberIn(q) : null
    const where: Prisma.CompatRunWhereInput = {
      AND: [
        visibleRun(ctx),
        status ? { status } : {},
        automationId ? { plan: { automationId } } : {},
        q ? { OR: [...(number ? [{ number }] : []), { plan: { automation: { searchText: { contains: searchTextOf(q) } } } }] } : {},
      ],
    }
    const select = { id: true, number: true, environment: true, purpose: true, status: true, outcome: true, startedAt: true, endedAt: true, scope: true, startedBy: person, signedBy: person, plan: { select: { automation } } } as const
    const [rows, total, open] = await Promise.all([
      ctx.db.compatRun.findMany({ where, select, orderBy: [{ [sort]: dir }, { number: 'desc' }], skip: (page - 1) * size, take: size }),
      ctx.db.compatRun.count({ where }),
      ctx.db.compatRun.count({ where: { AND: [visibleRun(ctx), { status: 'open' }] } }),
    ])
    const answered = await ctx.db.compatResult.groupBy({ by: ['runId', 'checkId'], where: { runId: { in: rows.map(({ id }) => id) } } })
    return {
      rows: rows.map(({ scope, plan, ...row }) => ({
        ...row, code: runCode(row.number), automation: plan.automation, environment: row.environment as Environment, purpose: row.purpose as Purpose, status: row.status as RunStatus, outcome: row.outcome as RunOutcome | null,
        checks: (JSON.parse(scope) as string[]).length, answered: answered.filter(({ runId }) => runId === row.id).length,
      })),
      total, open, page,
    }
  },
})

/** The one filter of the list of faults and of its files. */
export function defectWhere(ctx: Ctx, { q, status, severity, owner, automation: automationId }: z.output<typeof DefectFilter>): Prisma.CompatDefectWhereInput {
  const number = q ? numberIn(q) : null
  return {
    AND: [
      visibleDefect(ctx),
      status === 'live' ? { status: { in: [...liveDefects] } } : status ? { status } : {},
      severity ? { severity } : {},
      owner ? { ownerId: owner } : {},
      automationId ? { run: { plan: { automationId } } } : {},
      q ? { OR: [...(number ? [{ number }] : []), { title: { contains: q } }, { run: { plan: { automation: { searchText: { contains: searchTextOf(q) } } } } }] } : {},
    ],
  }
}

const defectRow = {
  id: true, number: true, title: true, severity: true, status: true, dueOn: true, createdAt: true, updatedAt: true, owner: person,
  run: { select: { number: true, plan: { select: { automation } } } },
  check: { select: { code: true, body: true, system: { select: { id: true, name: true, nameZh: true } } } },
} satisfies Prisma.CompatDefectSelect

/** Faults that tests found, with how many hold something back. */
export const listDefects = query({
  permission: 'compatibility:read',
  input: DefectFilter,
  async run(ctx, filter) {
    const { sort, dir, page, size } = filter
    const where = defectWhere(ctx, filter)
    const live = { AND: [visibleDefect(ctx), { status: { in: [...liveDefects] } }] }
    const today = localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)
    const [rows, total, open, blockers, overdue] = await Promise.all([
      ctx.db.compatDefect.findMany({ where, select: defectRow, orderBy: [{ [sort]: dir }, { number: 'desc' }], skip: (page - 1) * size, take: size }),
      ctx.db.compatDefect.count({ where }),
      ctx.db.compatDefect.count({ where: live }),
      ctx.db.compatDefect.count({ where: { AND: [live, { severity: 'blocker' }] } }),
      ctx.db.compatDefect.count({ where: { AND: [visibleDefect(ctx), { status: 'open', dueOn: { lt: today } }] } }),
    ])
    return {
      rows: rows.map(({ run, ...row }) => ({ ...row, title: titleOfDefect(ctx.locale, row.title, row.check), code: defectCode(row.number), severity: row.severity as Severity, status: row.status as DefectStatus, runNumber: run.number, automation: run.plan.automation, overdue: row.status === 'open' && row.dueOn !== null && row.dueOn < today })),
      total, page, summary: { open, blockers, overdue },
    }
  },
})

/** A fault with the steps that this reader may take. */
export const getDefect = query({
  permission: 'compatibility:read',
  input: DefectRef,
  async run(ctx, { number }) {
    const defect = await defectFor(ctx, number)
    const may = canFor(ctx.actor, 'compatibility:test', defect.run.plan.automation.process.department?.path ?? null)
    const people = await ctx.db.person.findMany({ where: { id: { in: [defect.createdById, defect.closedById].flatMap((id) => id ?? []) } }, select: { id: true, name: true } })
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? null
    const answers = await ctx.db.compatResult.findMany({ where: { checkId: defect.checkId }, select: { id: true, outcome: true, note: true, at: true, tester: person, run: { select: { number: true } } }, orderBy: [{ at: 'desc' }, { ordinal: 'desc' }], take: 20 })
    return { ...defect, openedBy: nameOf(defect.createdById), closedBy: nameOf(defect.closedById), steps: may ? stepsOfDefect(await factsOfDefect(ctx, defect)) : [], mayEdit: may && (defect.status === 'open' || defect.status === 'fixed'), answers: answers.map(({ run, ...answer }) => ({ ...answer, code: runCode(run.number), runNumber: run.number })) }
  },
})
export type DefectView = Awaited<ReturnType<typeof getDefect>>
