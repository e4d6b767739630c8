import { z } from 'zod'
import type { HoldSubject } from '@/lib/core/privacy/classes'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { rulesNow, type RetentionLine } from './retention'

export interface HoldView {
  id: string
  subject: HoldSubject
  subjectId: string
  name: string
  nameZh: string | null
  reason: string
  at: Date
  by: string
}

/** Rules, holds, the last rounds and erasures, for the page of privacy. */
export const privacyState = query({
  permission: 'retention:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [rules, holds, rounds, erasures] = await Promise.all([
      rulesNow(ctx),
      ctx.db.legalHold.findMany({ where: { endedAt: null }, orderBy: { at: 'desc' }, take: 200 }),
      ctx.db.retentionRun.findMany({ orderBy: { at: 'desc' }, take: 10, select: { id: true, at: true, trigger: true, report: true } }),
      ctx.db.personErasure.findMany({ orderBy: { at: 'desc' }, take: 50, select: { id: true, personId: true, alias: true, at: true, reason: true, report: true } }),
    ])
    return {
      rules,
      holds: await named(ctx, holds),
      rounds: rounds.map(({ report, ...round }) => ({ ...round, lines: JSON.parse(report) as RetentionLine[] })),
      erasures: erasures.map(({ report, ...erasure }) => ({ ...erasure, ...sumsOf(JSON.parse(report) as ErasureReport) })),
    }
  },
})

interface ErasureReport {
  tables: Record<string, number>
  entries: number
  byHand: string[]
}

const sumsOf = ({ tables, entries, byHand }: ErasureReport) => ({ rows: Object.values(tables).reduce((sum, count) => sum + count, 0), entries, byHand: byHand.length })

async function named(ctx: Ctx, holds: { id: string; subject: string; subjectId: string; reason: string; at: Date; byId: string }[]): Promise<HoldView[]> {
  const idsOf = (subject: HoldSubject) => holds.filter((hold) => hold.subject === subject).map((hold) => hold.subjectId)
  const [people, processes, automations] = await Promise.all([
    ctx.db.person.findMany({ where: { id: { in: [...idsOf('person'), ...holds.map(({ byId }) => byId)] } }, select: { id: true, name: true } }),
    ctx.db.businessProcess.findMany({ where: { id: { in: idsOf('process') } }, select: { id: true, name: true, nameZh: true } }),
    ctx.db.automation.findMany({ where: { id: { in: idsOf('automation') } }, select: { id: true, name: true, nameZh: true } }),
  ])
  const names = new Map([...people.map((person) => ({ ...person, nameZh: null })), ...processes, ...automations].map((one) => [one.id, one]))
  return holds.map(({ byId, ...hold }) => ({ ...hold, subject: hold.subject as HoldSubject, name: names.get(hold.subjectId)?.name ?? hold.subjectId, nameZh: names.get(hold.subjectId)?.nameZh ?? null, by: names.get(byId)?.name ?? '–' }))
}

/** When a person's data were taken out, for their page. */
export const erasureOf = (ctx: Ctx, personId: string) => ctx.db.personErasure.findUnique({ where: { personId }, select: { at: true, alias: true } })
