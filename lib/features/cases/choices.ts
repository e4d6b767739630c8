import { z } from 'zod'
import { can } from '@/lib/core/access'
import { caseTemplates } from '@/lib/content/cases'
import { riskCode } from '@/lib/core/risks/statement'
import { searchTextOf } from '@/lib/core/localized'
import { searchQuery } from '@/lib/core/portfolio/fields'
import { parseUnit } from '@/lib/core/formula/units'
import { formulasFor } from '@/lib/features/formulas/published'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { getCase } from './detail'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { visibleRequest } from '@/lib/features/requests/visible'
import { visibleRisk } from '@/lib/features/risks/visible'
import { CaseRef, NewCaseFrom } from './schema'
import { caseFor, visibleCase } from './visible'

/** What the editor offers: formulas that give money, and the currencies that can be converted. */
export const editorChoices = query({
  permission: 'case:read',
  input: z.strictObject({}),
  async run(ctx) {
    const keys = await ctx.db.formula.findMany({ where: { archivedAt: null }, select: { key: true } })
    const [formulas, pairs, { currency }] = [await formulasFor(ctx, keys.map(({ key }) => key)), await ctx.db.exchangeRate.findMany({ select: { from: true, to: true }, distinct: ['from', 'to'] }), await settingsOf(ctx.db, 'organisation')]
    const money = [...formulas.values()].filter(({ body }) => {
      const dimension = parseUnit(body.unit)?.dimension
      return body.purpose !== 'comparison' && dimension?.money === 1 && Object.keys(dimension).every((base) => base === 'money' || base === 'period') && [undefined, -1].includes(dimension.period)
    })
    return {
      formulas: money.map(({ key, ordinal, body }) => ({ key, ordinal, label: body.names[ctx.locale] })).sort((a, b) => a.label.localeCompare(b.label, ctx.locale)),
      risks: await riskChoices(ctx),
      currencies: [...new Set([currency, ...pairs.flatMap(({ from, to }) => [from, to])])].sort(),
    }
  },
})

/** Open risks that a line may take its figures from, those with an estimate first. */
async function riskChoices(ctx: Ctx): Promise<{ id: string; label: string }[]> {
  if (!can(ctx.actor, 'risk:read')) return []
  const rows = await ctx.db.risk.findMany({ where: { AND: [visibleRisk(ctx), { status: 'open' }] }, select: { id: true, number: true, title: true, titleZh: true, frequencyBeforeMilli: true }, orderBy: { number: 'asc' }, take: 500 })
  const label = ({ number, title, titleZh }: (typeof rows)[number]) => `${riskCode(number)} ${(ctx.locale === 'zh-CN' && titleZh) || title}`
  return rows.sort((a, b) => Number(a.frequencyBeforeMilli === null) - Number(b.frequencyBeforeMilli === null) || a.number - b.number).map((row) => ({ id: row.id, label: label(row) }))
}

/** What a new case may start from: shipped templates, the organisation's own, and cases to copy. */
export const startChoices = query({
  permission: 'case:edit',
  input: z.strictObject({}),
  async run(ctx) {
    const named = { id: true, number: true, name: true } as const
    const [own, cases] = [
      await ctx.db.businessCase.findMany({ where: { AND: [visibleCase(ctx), { isTemplate: true, archivedAt: null }] }, select: named, orderBy: { name: 'asc' }, take: 50 }),
      await ctx.db.businessCase.findMany({ where: { AND: [visibleCase(ctx), { isTemplate: false, archivedAt: null }] }, select: named, orderBy: { updatedAt: 'desc' }, take: 30 }),
    ]
    return { shipped: caseTemplates().map(({ key, name, text }) => ({ key, name: name[ctx.locale], text: text[ctx.locale] })), own, cases }
  },
})

/** The records that the address of the form names, as far as the reader may see them. */
export const newCaseFrom = query({
  permission: 'case:edit',
  input: NewCaseFrom,
  async run(ctx, { automationId, requestId, copy }) {
    const automation = automationId ? await ctx.db.automation.findFirst({ where: { AND: [{ id: automationId }, visibleAutomation(ctx)] }, select: { id: true, name: true, nameZh: true } }) : null
    const request = requestId ? await ctx.db.request.findFirst({ where: { AND: [{ id: requestId, status: { not: 'draft' } }, visibleRequest(ctx)] }, select: { id: true, number: true, title: true } }) : null
    return { automation, request, copyId: copy === undefined ? null : (await caseFor(ctx, { number: copy })).id }
  },
})

/** For the picker: at most twenty requests whose number, title or text contains the words. */
export const findRequests = query({
  permission: 'case:edit',
  input: z.strictObject({ q: searchQuery }),
  run: (ctx, { q }) =>
    ctx.db.request.findMany({
      where: { AND: [visibleRequest(ctx), { status: { not: 'draft' } }, q ? { searchText: { contains: searchTextOf(q) } } : {}] },
      select: { id: true, number: true, title: true },
      orderBy: { submittedAt: 'desc' },
      take: 20,
    }),
})

/** The draft as it is stored now, for an editor that was overtaken. */
export const readDraft = query({
  permission: 'case:edit',
  input: CaseRef,
  async run(ctx, { number }) {
    const { name, currency, version, body } = await getCase(ctx, { number })
    return { name, currency, version, body }
  },
})
