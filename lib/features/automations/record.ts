import type { Day } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { invalid, notFound, ruleError, type FieldReasons } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import { parseMoney } from '@/lib/core/portfolio/money'
import type { Stage, Technology } from '@/lib/core/portfolio/stages'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import type { GuardedAutomation } from './visible'

const person = { select: { id: true, name: true } } as const

const automationRecord = {
  id: true, code: true, name: true, nameZh: true, description: true, stage: true, technology: true, archivedAt: true, version: true,
  targetSuccessBp: true, targetAhtReductionBp: true, plannedCoverageBp: true, plannedLiveOn: true, yearOneCostMinor: true, yearOneCostCurrency: true, liveSince: true, createdAt: true, updatedAt: true,
  process: { select: { id: true, code: true, name: true, nameZh: true, department: { select: { id: true, name: true, nameZh: true } } } },
  phase: { select: { id: true, key: true, name: true, nameZh: true } },
  owner: person,
  deputy: person,
  builder: person,
} satisfies Prisma.AutomationSelect

/** An automation as the audit trail and its page show it; visibility is the caller's matter. */
export async function automationOf(ctx: Ctx, id: string) {
  const automation = await ctx.db.automation.findUnique({ where: { id }, select: automationRecord })
  if (!automation) throw notFound('automation')
  return {
    ...automation,
    stage: automation.stage as Stage,
    technology: automation.technology as Technology,
    plannedLiveOn: automation.plannedLiveOn && dayOf(automation.plannedLiveOn),
  }
}

interface AutomationInput {
  name: string
  nameZh?: string
  description?: string
  technology: Technology
  ownerId?: string
  deputyId?: string
  builderId?: string
  targetSuccessPercent?: number
  targetAhtReductionPercent?: number
  plannedCoveragePercent?: number
  plannedLiveOn?: Day
}

const basisPoints = (percent: number | undefined) => (percent === undefined ? null : Math.round(percent * 100))

export const columnsOf = (input: AutomationInput, code: string) => ({
  name: input.name,
  nameZh: input.nameZh ?? null,
  description: input.description ?? null,
  technology: input.technology,
  ownerId: input.ownerId ?? null,
  deputyId: input.deputyId ?? null,
  builderId: input.builderId ?? null,
  targetSuccessBp: basisPoints(input.targetSuccessPercent),
  targetAhtReductionBp: basisPoints(input.targetAhtReductionPercent),
  plannedCoverageBp: basisPoints(input.plannedCoveragePercent),
  plannedLiveOn: input.plannedLiveOn ? storeDay(input.plannedLiveOn) : null,
  searchText: searchTextOf(code, input.name, input.nameZh, input.description),
})

/** Cost of the first year in the currency that it was first given in, else in that of the organisation. */
export async function costColumns(ctx: Ctx, amount: string | undefined, before?: { yearOneCostCurrency: string | null }) {
  if (amount === undefined) return { yearOneCostMinor: null, yearOneCostCurrency: null }
  const currency = before?.yearOneCostCurrency ?? (await settingsOf(ctx.db, 'organisation')).currency
  const parsed = parseMoney(amount, currency)
  if (!parsed.ok) throw invalid({ yearOneCost: parsed.reasons })
  return { yearOneCostMinor: parsed.value, yearOneCostCurrency: currency }
}

/** People named in the form must exist and be active, unless they were named before; owner and deputy are two people. */
export async function requirePeople(ctx: Ctx, input: AutomationInput, before?: GuardedAutomation): Promise<void> {
  const reasons: FieldReasons = {}
  for (const field of ['ownerId', 'deputyId', 'builderId'] as const) {
    const id = input[field]
    if (!id || id === before?.[field]) continue
    const known = await ctx.db.person.findUnique({ where: { id }, select: { active: true } })
    if (!known?.active) reasons[field] = [{ key: 'portfolio.personUnknown' }]
  }
  if (input.ownerId && input.ownerId === input.deputyId) reasons.deputyId = [{ key: 'automations.deputyIsOwner' }]
  if (Object.keys(reasons).length) throw invalid(reasons)
}

export async function requireOpenPhase(ctx: Ctx, phaseId: string): Promise<void> {
  const phase = await ctx.db.phase.findUnique({ where: { id: phaseId }, select: { status: true } })
  if (!phase) throw invalid({ phaseId: [{ key: 'automations.phaseUnknown' }] })
  if (phase.status === 'closed') throw ruleError([{ key: 'automations.phaseClosed' }])
}
