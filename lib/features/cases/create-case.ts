import { caseTemplates, bodyOfTemplate } from '@/lib/content/cases'
import { benefitLine, blankBody, costLine } from '@/lib/core/cases/blank'
import { headlineOf } from '@/lib/core/cases/stored'
import { invalid, notFound } from '@/lib/core/errors'
import { CaseBody } from '@/lib/core/finance/case'
import { addMonths } from '@/lib/core/calendar/month'
import { nameIn } from '@/lib/core/localized'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { readRateBook } from '@/lib/features/rates/read-book'
import { visibleRequest } from '@/lib/features/requests/visible'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { requireFor } from '@/lib/server/scope'
import { settingsOf } from '@/lib/server/settings'
import { messageText } from '@/lib/i18n/message-text'
import { formulasOf, pinned } from './case-formulas'
import { evaluateCase } from './evaluate'
import { nextCaseNumber } from './numbers'
import { discountBp, prefilled } from './prefill'
import { todayOf } from './read-inputs'
import { caseSearchText, namedFacts } from './record'
import { CreateCase } from './schema'
import { caseFor } from './visible'

/** Begins a case for an automation or a request, from a template or a copy; what is known already stands in its first lines. */
export const createCase = command({
  permission: 'case:edit',
  input: CreateCase,
  // Reading and computing take their time and hold no transaction.
  async prepare(ctx, input) {
    const of = await subjectOf(ctx, input)
    requireFor(ctx, 'case:edit', of.path)
    const { currency: home } = await settingsOf(ctx.db, 'organisation')
    const source = input.copyOf ? await caseFor(ctx, { id: input.copyOf }) : null
    const currency = input.currency ?? source?.currency ?? home
    const subject = { automationId: of.automation?.id ?? null, requestId: of.request?.id ?? null }
    const begun = source ? CaseBody.parse(JSON.parse(source.body)) : await firstBody(ctx, input.template, subject, of.start)
    const template = input.isTemplate && !source
    const known = source || template ? begun : await prefilled(ctx, subject, currency, begun)
    const body = pinned(known, await formulasOf(ctx, known))
    const evaluated = await evaluateCase(ctx, subject, currency, body)
    const open = evaluated.resolved.lines.some(({ reasons }) => reasons.length)
    const words = await messageText(ctx.locale)
    const name = input.name ?? (source ? words('cases.copyName', { name: source.name }).slice(0, 120) : (of.name ?? words('cases.unnamed')))
    return { of, subject, source, currency, name, body, headline: headlineOf(open ? null : evaluated.result, currency) }
  },
  async run(ctx, input, { of, subject, source, currency, name, body, headline }) {
    const number = await nextCaseNumber(ctx)
    const row = await ctx.db.businessCase.create({
      data: {
        number, name, ...subject, isTemplate: input.isTemplate, ownerId: ctx.actor.id, currency, body: canonicalJson(body),
        ...headline, searchText: caseSearchText(number, name, of), createdAt: ctx.now, updatedAt: ctx.now,
      },
      select: { id: true },
    })
    return {
      result: { id: row.id, number },
      audit: { action: 'case.created', entity: 'case', entityId: row.id, facts: { ...namedFacts({ number, name }), ...subject, template: input.template ?? null, copyOf: source?.number ?? null, currency, body } },
    }
  },
})

/** The record that the case is about; one that the reader may not see is not found. */
async function subjectOf(ctx: Ctx, { automationId, requestId }: { automationId?: string; requestId?: string }) {
  if (automationId && requestId) throw invalid({ requestId: [{ key: 'cases.refused.oneSubject' }] })
  const automation = automationId
    ? await ctx.db.automation.findFirst({ where: { AND: [{ id: automationId, archivedAt: null }, visibleAutomation(ctx)] }, select: { id: true, code: true, name: true, nameZh: true, plannedLiveOn: true, process: { select: { department: { select: { path: true } } } } } })
    : null
  if (automationId && !automation) throw notFound('automation')
  const request = requestId
    ? await ctx.db.request.findFirst({ where: { AND: [{ id: requestId, status: { not: 'draft' } }, visibleRequest(ctx)] }, select: { id: true, number: true, title: true, department: { select: { path: true } } } })
    : null
  if (requestId && !request) throw notFound('request')
  return {
    automation, request,
    name: automation ? nameIn(ctx.locale, automation).slice(0, 120) : request?.title.slice(0, 120),
    path: automation?.process.department?.path ?? request?.department?.path ?? null,
    start: automation?.plannedLiveOn?.toISOString().slice(0, 7) ?? null,
  }
}

async function firstBody(ctx: Ctx, key: string | undefined, { automationId, requestId }: { automationId: string | null; requestId: string | null }, plannedStart: string | null): Promise<CaseBody> {
  const today = await todayOf(ctx)
  const book = await readRateBook(ctx)
  const next = addMonths(today.slice(0, 7), 1)
  const start = plannedStart && plannedStart > next ? plannedStart : next
  const rateBp = discountBp(book.parameter('discount-rate', today).valueE6)
  const blank = blankBody(start, rateBp)
  if (key) {
    const template = caseTemplates().find((one) => one.key === key)
    if (!template) throw invalid({ template: [{ key: 'errors.choice' }] })
    return bodyOfTemplate(template, ctx.locale, { start, discountRateBp: rateBp, conventions: blank.conventions })
  }
  if (!automationId && !requestId) return blank
  const words = await messageText(ctx.locale)
  return {
    ...blank,
    lines: [
      costLine('build', { id: 'build', label: words('cases.firstLines.build') }),
      costLine('run', { id: 'run', label: words('cases.firstLines.run') }),
      benefitLine('released', { id: 'time', label: words('cases.firstLines.time') }, { key: 'direct-benefit-net', values: {} }),
    ],
  }
}
