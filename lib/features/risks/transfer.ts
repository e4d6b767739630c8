import type { z } from 'zod'
import { invalid } from '@/lib/core/errors'
import { choiceCell, fold, lookupCell, numberCell, refused, taken, textCell, type CellReader } from '@/lib/core/transfer/cells'
import { LARGEST } from '@/lib/core/risks/matrix'
import { categories, responses, riskCode, riskNumber, scopeField, scopes, type RiskScope } from '@/lib/core/risks/statement'
import type { SheetCell } from '@/lib/documents/sheet'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { visibleProcess } from '@/lib/features/processes/visible'
import { byVerbs } from '@/lib/features/transfer/by-verbs'
import { byCodeAndName, knownPeople, knownSystems } from '@/lib/features/transfer/known'
import { inPages } from '@/lib/features/transfer/pages'
import type { RowValues, TransferColumn, TransferTable } from '@/lib/features/transfer/table'
import { valueNames } from '@/lib/features/transfer/words'
import type { Ctx } from '@/lib/server/ctx'
import { assessRisk } from './assess-risk'
import { createRisk } from './create-risk'
import { risksForFile } from './queries'
import { RiskFilter } from './schema'
import { updateRisk } from './update-risk'
import { visibleRisk } from './visible'

type Row = Awaited<ReturnType<typeof risksForFile>>[number]
interface Facts {
  people: ReadonlyMap<string, string>
  records: Record<Exclude<RiskScope, 'programme'>, ReadonlyMap<string, string>>
  names: Record<'category' | 'scope' | 'response', Record<string, string[]>>
}
type Column = TransferColumn<Row, Facts>

const page = (ctx: Ctx, params: Record<string, string>, skip: number, take: number) => {
  const known = Object.fromEntries(Object.entries(params).filter(([name]) => name in RiskFilter.shape))
  return risksForFile(ctx, RiskFilter.parse(known) as z.output<typeof RiskFilter>, skip, take)
}

const number: CellReader = (text) => {
  if (!text) return taken(null)
  const found = riskNumber(text.normalize('NFKC'))
  return found === null ? refused('transfer.refused.number') : taken(found)
}
const plain = (value: number): SheetCell => ({ number: value, digits: 0 })
const day = (value: string | null): SheetCell => (value ? { day: value } : null)
const person = lookupCell((facts: Facts) => facts.people, 'transfer.refused.person')
const step = numberCell(1, LARGEST)
const words = (key: 'title' | 'titleZh' | 'cause' | 'causeZh' | 'event' | 'eventZh' | 'consequence' | 'consequenceZh', max: number, required = false): Column => ({ key, header: `risks.columns.${key}`, write: (row) => row[key], read: textCell(max), required })

const columns: Column[] = [
  { key: 'number', header: 'risks.columns.number', write: (row) => riskCode(row.number), read: number },
  { key: 'externalKey', header: 'risks.columns.externalKey', write: (row) => row.externalKey, read: textCell(100) },
  words('title', 160, true), words('titleZh', 160),
  words('cause', 1000, true), words('causeZh', 1000),
  words('event', 1000, true), words('eventZh', 1000),
  words('consequence', 1000, true), words('consequenceZh', 1000),
  { key: 'category', header: 'risks.columns.category', write: (row, word) => word(`risks.categories.${row.category}`), read: choiceCell(categories, (facts: Facts) => facts.names.category), required: true },
  { key: 'scope', header: 'risks.columns.scope', write: (row, word) => word(`risks.scopes.${row.scope}`), read: choiceCell(scopes, (facts: Facts) => facts.names.scope), required: true },
  { key: 'on', header: 'risks.columns.on', write: (row) => (row.process ?? row.automation ?? row.interface ?? row.system)?.code ?? null, read: textCell(120) },
  { key: 'owner', header: 'risks.columns.ownerEmail', write: (row) => row.owner?.email ?? null, read: person },
  { key: 'deputy', header: 'risks.columns.deputyEmail', write: (row) => row.deputy?.email ?? null, read: person },
  { key: 'inherentLikelihood', header: 'risks.columns.inherentLikelihood', write: (row) => plain(row.inherentLikelihood), read: step },
  { key: 'inherentImpact', header: 'risks.columns.inherentImpact', write: (row) => plain(row.inherentImpact), read: step },
  { key: 'inherentScore', header: 'risks.columns.inherentScore', write: (row) => plain(row.inherentScore) },
  { key: 'residualLikelihood', header: 'risks.columns.residualLikelihood', write: (row) => plain(row.residualLikelihood), read: step },
  { key: 'residualImpact', header: 'risks.columns.residualImpact', write: (row) => plain(row.residualImpact), read: step },
  { key: 'residualScore', header: 'risks.columns.residualScore', write: (row) => plain(row.residualScore) },
  { key: 'band', header: 'risks.columns.band', write: (row, word) => word(`risks.bands.${row.residualBand}`) },
  { key: 'response', header: 'risks.columns.response', write: (row, word) => row.response && word(`risks.responses.${row.response}`), read: choiceCell(responses, (facts: Facts) => facts.names.response) },
  { key: 'responseNote', header: 'risks.columns.responseNote', write: (row) => row.responseNote, read: textCell(2000) },
  { key: 'reviewEveryDays', header: 'risks.columns.reviewEveryDays', write: (row) => plain(row.reviewEveryDays), read: numberCell(7, 730) },
  { key: 'nextReviewOn', header: 'risks.columns.nextReviewOn', write: (row) => day(row.nextReviewOn) },
  { key: 'acceptance', header: 'risks.columns.acceptance', write: (row, word) => word(`risks.acceptances.${row.acceptance}`) },
  { key: 'acceptedUntil', header: 'risks.columns.acceptedUntil', write: (row) => day(row.acceptedUntil) },
  { key: 'status', header: 'risks.columns.status', write: (row, word) => word(`risks.statuses.${row.status}`) },
]

const judgedFields = ['inherentLikelihood', 'inherentImpact', 'residualLikelihood', 'residualImpact'] as const
const factFields = ['title', 'titleZh', 'cause', 'causeZh', 'event', 'eventZh', 'consequence', 'consequenceZh', 'category', 'scope', 'processId', 'automationId', 'interfaceId', 'systemId', 'ownerId', 'deputyId', 'response', 'responseNote', 'reviewEveryDays'] as const

async function known(ctx: Ctx, values: RowValues) {
  if (!values.number && !values.externalKey) return null
  const risk = await ctx.db.risk.findFirst({ where: { AND: [visibleRisk(ctx), values.number ? { number: values.number as number } : { externalKey: values.externalKey as string }] } })
  if (!risk && values.number) throw invalid({ number: [{ key: 'risks.unknownNumber', params: { code: riskCode(values.number as number) } }] })
  return risk
}

/** The record of the row's scope by code or name; the others are cleared. */
function hungOn(values: RowValues, facts: Facts): Record<string, string | null | undefined> {
  const scope = values.scope as RiskScope
  const field = scopeField(scope)
  const cleared = { processId: null, automationId: null, interfaceId: null, systemId: null }
  if (!field || scope === 'programme') return cleared
  const id = facts.records[scope].get(fold(String(values.on ?? '')))
  if (!id) throw invalid({ on: [{ key: 'risks.unknownRecord', params: { value: String(values.on ?? '').slice(0, 100) } }] })
  return { ...cleared, [field]: id }
}

/** Risks in files: words, duties and judgements both ways; scores, bands and acceptances only out. */
export const riskTable: TransferTable<Row, Facts> = {
  name: 'risks',
  title: 'risks.title',
  exported: 'risk.exported',
  imported: 'risk.imported',
  readPermission: 'risk:read',
  exportPermission: 'risk:export',
  importPermission: 'register:import',
  columns,
  pages: (ctx, params) => inPages((skip, take) => page(ctx, params, skip, take), 200),
  facts: async (ctx) => ({
    people: await knownPeople(ctx),
    records: {
      process: byCodeAndName(await ctx.db.businessProcess.findMany({ where: visibleProcess(ctx), select: { id: true, code: true, name: true, nameZh: true } })),
      automation: byCodeAndName(await ctx.db.automation.findMany({ where: visibleAutomation(ctx), select: { id: true, code: true, name: true, nameZh: true } })),
      interface: byCodeAndName(await ctx.db.systemInterface.findMany({ select: { id: true, code: true, name: true, nameZh: true } })),
      system: await knownSystems(ctx),
    },
    names: {
      category: await valueNames(categories, (name) => `risks.categories.${name}`),
      scope: await valueNames(scopes, (name) => `risks.scopes.${name}`),
      response: await valueNames(responses, (name) => `risks.responses.${name}`),
    },
  }),
  identity: (values) => (values.number ? riskCode(values.number as number) : values.externalKey ? `key ${String(values.externalKey)}` : null),
  save: (ctx, rows, facts) =>
    byVerbs<Facts>({
      async find(inner, values) {
        const risk = await known(inner, values)
        return risk && { input: { id: risk.id, version: risk.version, ...Object.fromEntries(factFields.map((field) => [field, risk[field]])) } }
      },
      create: createRisk,
      update: updateRisk,
      inputOf: ({ owner, deputy, ...values }) => ({
        ...Object.fromEntries(['title', 'titleZh', 'cause', 'causeZh', 'event', 'eventZh', 'consequence', 'consequenceZh', 'category', 'scope', 'response', 'responseNote'].map((field) => [field, values[field]])),
        reviewEveryDays: values.reviewEveryDays ?? undefined,
        ownerId: owner, deputyId: deputy,
        ...hungOn(values, facts),
      }),
      atFirst: (values) => ({ ...Object.fromEntries(judgedFields.map((field) => [field, values[field]])), externalKey: values.externalKey }),
      async after(inner, values) {
        const risk = await known(inner, values)
        if (!risk) return false
        const judged = Object.fromEntries(judgedFields.map((field) => [field, (values[field] as number | null | undefined) ?? risk[field]]))
        if (judgedFields.every((field) => judged[field] === risk[field])) return false
        await assessRisk(inner, { id: risk.id, version: risk.version, ...judged })
        return true
      },
    })(ctx, rows, facts),
}
