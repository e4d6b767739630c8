import { addDays, localDay, type Day } from '@/lib/core/calendar/local-day'
import { invalid, notFound, ruleError, type FieldReasons } from '@/lib/core/errors'
import { searchTextOf } from '@/lib/core/localized'
import type { NoticeKind } from '@/lib/core/notices/kinds'
import type { NoticeParams } from '@/lib/core/notices/notice'
import { riskCode, scopeField } from '@/lib/core/risks/statement'
import { automationFor } from '@/lib/features/automations/visible'
import { notify } from '@/lib/features/notices/notify'
import { processFor } from '@/lib/features/processes/visible'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import type { RiskFactsInput } from './schema'

/** The day that reviews and acceptances are compared with: the organisation's. */
export const todayOf = async (ctx: Ctx): Promise<Day> => localDay(ctx.now.getTime(), (await settingsOf(ctx.db, 'organisation')).timeZone)

/** The person who acts; null for a machine. */
export const personId = (ctx: Ctx): string | null => (ctx.actor.kind === 'person' ? ctx.actor.id : null)

const person = { select: { id: true, name: true } } as const
const named = { select: { id: true, code: true, name: true, nameZh: true } } as const

export const riskRow = {
  id: true, number: true, libraryId: true, title: true, titleZh: true, cause: true, causeZh: true, event: true, eventZh: true, consequence: true, consequenceZh: true,
  category: true, scope: true, response: true, responseNote: true, status: true, closedAt: true, closeReason: true, reviewEveryDays: true, nextReviewOn: true,
  matrixOrdinal: true, inherentLikelihood: true, inherentImpact: true, inherentScore: true, inherentBand: true,
  residualLikelihood: true, residualImpact: true, residualScore: true, residualBand: true, previousScore: true, assessedAt: true,
  proposedLikelihood: true, proposedImpact: true, proposalFacts: true, proposedAt: true, acceptance: true, acceptedUntil: true, version: true, createdAt: true, updatedAt: true,
  owner: person, deputy: person, process: named, automation: named, interface: named, system: named,
  department: { select: { id: true, name: true, nameZh: true, path: true } },
} satisfies Prisma.RiskSelect
export type StoredRisk = Prisma.RiskGetPayload<{ select: typeof riskRow }>

/** A risk as the audit trail and its page show it; visibility is the caller's matter. */
export async function riskOf(ctx: Ctx, id: string): Promise<StoredRisk> {
  const row = await ctx.db.risk.findUnique({ where: { id }, select: riskRow })
  if (!row) throw notFound('risk')
  return row
}

/** Words of the audit trail: the code with the title, in both languages. */
export const namesOf = ({ number, title, titleZh }: { number: number; title: string; titleZh: string | null }) => ({ name: `${riskCode(number)} ${title}`, ...(titleZh && { nameZh: `${riskCode(number)} ${titleZh}` }) })

/** Words of notices. */
export const aboutOf = ({ number, title, titleZh }: { number: number; title: string; titleZh: string | null }) => ({ code: riskCode(number), title: { en: title, 'zh-CN': titleZh || title } })

export const hrefOf = ({ number }: { number: number }): string => `/risks/${number}`

/** Columns of what the form holds; ids of other scopes than the chosen one are dropped. */
export function columnsOf(input: RiskFactsInput, number: number) {
  const field = scopeField(input.scope)
  const hung = (name: typeof field) => (field === name && field ? (input[field] ?? null) : null)
  return {
    title: input.title, titleZh: input.titleZh ?? null,
    cause: input.cause, causeZh: input.causeZh ?? null,
    event: input.event, eventZh: input.eventZh ?? null,
    consequence: input.consequence, consequenceZh: input.consequenceZh ?? null,
    category: input.category, scope: input.scope,
    processId: hung('processId'), automationId: hung('automationId'), interfaceId: hung('interfaceId'), systemId: hung('systemId'),
    ownerId: input.ownerId ?? null, deputyId: input.deputyId ?? null,
    response: input.response ?? null, responseNote: input.responseNote ?? null,
    reviewEveryDays: input.reviewEveryDays,
    searchText: searchTextOf(riskCode(number), input.title, input.titleZh, input.cause, input.causeZh, input.event, input.eventZh, input.consequence, input.consequenceZh),
  }
}

/**
 * The record that the risk hangs on must be visible and, when newly chosen, in use; owner and deputy are two active people.
 * @returns the department that the risk is of; null: the whole programme
 */
export async function requireSound(ctx: Ctx, input: RiskFactsInput, before?: { ownerId: string | null; deputyId: string | null }): Promise<{ id: string; path: string } | null> {
  const reasons: FieldReasons = {}
  const field = scopeField(input.scope)
  if (field && !input[field]) reasons[field] = [{ key: 'errors.required' }]
  if (input.ownerId && input.ownerId === input.deputyId) reasons.deputyId = [{ key: 'risks.deputyIsOwner' }]
  for (const name of ['ownerId', 'deputyId'] as const) {
    const id = input[name]
    if (!id || id === before?.[name]) continue
    const found = await ctx.db.person.findUnique({ where: { id }, select: { active: true } })
    if (!found?.active) reasons[name] = [{ key: 'portfolio.personUnknown' }]
  }
  if (Object.keys(reasons).length) throw invalid(reasons)
  const processId = input.scope === 'process' ? (await processFor(ctx, input.processId!)).id : input.scope === 'automation' ? (await automationFor(ctx, input.automationId!)).processId : null
  if (input.scope === 'interface' && !(await ctx.db.systemInterface.findUnique({ where: { id: input.interfaceId! }, select: { id: true } }))) throw notFound('interface')
  if (input.scope === 'system' && !(await ctx.db.system.findUnique({ where: { id: input.systemId! }, select: { id: true } }))) throw notFound('system')
  if (!processId) return null
  const { department } = await ctx.db.businessProcess.findUniqueOrThrow({ where: { id: processId }, select: { department: { select: { id: true, path: true } } } })
  return department
}

export function requireOpen({ status }: { status: string }): void {
  if (status !== 'open') throw ruleError([{ key: 'risks.isClosed' }])
}

/** Tells people about a risk, not whoever acts. */
export async function tell(ctx: Ctx, people: readonly (string | null | undefined)[], kind: NoticeKind, risk: { number: number; title: string; titleZh: string | null }, params: NoticeParams = {}): Promise<void> {
  const others = [...new Set(people.flatMap((id) => id ?? []))].filter((id) => id !== ctx.actor.id)
  await notify(ctx, others.map((id) => ({ personId: id, kind, params: { ...aboutOf(risk), ...params }, href: hrefOf(risk) })))
}

/** A new owner and a new deputy hear of it. */
export async function tellNew(ctx: Ctx, risk: Pick<StoredRisk, 'number' | 'title' | 'titleZh' | 'nextReviewOn' | 'owner' | 'deputy'>, before: { ownerId: string | null; deputyId: string | null }): Promise<void> {
  const due = { due: { day: risk.nextReviewOn } }
  if (risk.owner && risk.owner.id !== before.ownerId) await tell(ctx, [risk.owner.id], 'riskAssigned', risk, { ...due, role: 'owner' })
  if (risk.deputy && risk.deputy.id !== before.deputyId) await tell(ctx, [risk.deputy.id], 'riskAssigned', risk, { ...due, role: 'deputy' })
}

/** What a review, an assessment or a change of rhythm sets anew. */
export const nextReview = (today: Day, everyDays: number) => ({ nextReviewOn: addDays(today, everyDays), reminders: 0, remindedAt: null, escalatedAt: null })
