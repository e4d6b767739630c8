import type { CaseFigures } from '@/lib/core/cases/shown'
import { caseCode } from '@/lib/core/cases/statuses'
import { benefitCategories, scenarioNames } from '@/lib/core/finance/kinds'
import { roundedMinor } from '@/lib/core/finance/round'
import type { MessageParams } from '@/lib/core/errors'
import { nameIn, type Locale } from '@/lib/core/localized'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { requestCode } from '@/lib/core/requests/statuses'
import type { Block, Document } from '@/lib/documents/document'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'
import type { CaseDetail } from './detail'

interface Printed extends Omit<CaseDetail, 'figures' | 'ordinal'> {
  figures: CaseFigures
  /** Version that is printed; null: the draft */
  ordinal: number | null
  organisation: string
  timeZone: string
  locale: Locale
  madeAt: Date
}

/** A case as a document: the answer, what it rests on, every line, every period, the conventions, and who decided. */
export async function caseDocument(given: Printed): Promise<Document> {
  const { locale, figures, body, ordinal, versions } = given
  const say = await messageText(locale)
  const t = (key: string, params?: MessageParams) => say(`cases.${key}`, params)
  const w = (key: string) => say(`finance.${key}`)
  const f = makeFormats(locale, given.timeZone, { points: say('common.units.points'), none: say('common.units.none') })
  const { currency } = figures
  const money = (value: number | null) => (value === null ? f.none : f.money(roundedMinor(Math.round(value), decimalsOf(currency)), currency))
  const percent = (value: number | null, digits = 1) => (value === null ? f.none : f.percent(Math.round(value * 10_000), { digits }))
  const months = (value: number | null) => (value === null ? t('figures.notWithin') : t('figures.months', { count: f.number(value, { digits: 1 }) }))
  const base = figures.base.figures
  const version = versions.find((one) => one.ordinal === ordinal)
  const decision = version?.decisions.at(-1)
  const of = given.automation ? nameIn(locale, given.automation) : given.request ? `${requestCode(given.request.number)} ${given.request.title}` : f.none
  const { conventions } = body
  const counted = benefitCategories.filter((kind) => conventions.count[kind]).map((kind) => w(`categories.${kind}`))
  const right = 'right' as const
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        { name: t('columns.of'), value: of },
        { name: t('columns.owner'), value: given.owner.name },
        { name: t('columns.status'), value: ordinal === null ? t('statuses.draft') : t('document.version', { ordinal }) },
        { name: t('document.asOf'), value: f.date(figures.asOf) },
        { name: w('conventions.horizon.label'), value: t('compare.horizonOf', { start: f.month(`${body.horizon.start}-01`), periods: body.horizon.periods, unit: body.horizon.unit }) },
        { name: w('conventions.discountRate.label'), value: f.percent(body.discountRateBp) },
      ],
    },
    {
      kind: 'figures',
      figures: [
        { name: t('figures.npv'), value: money(base.npv), tone: base.npv >= 0 ? 'ok' : 'act' },
        { name: t('figures.roi'), value: percent(base.roi, 0), note: w(`conventions.roiDenominator.options.${conventions.roiDenominator}.name`) },
        { name: t('figures.payback'), value: months(base.payback.months) },
        { name: t('figures.irr'), value: percent(base.irr.chosen), ...(base.irr.roots.length > 1 && { note: t('figures.severalRoots', { count: base.irr.roots.length }) }) },
      ],
    },
    { kind: 'heading', text: t('kinds.title') },
    {
      kind: 'table',
      columns: [{ header: t('kinds.what'), width: 3 }, { header: t('kinds.total'), align: right, width: 'auto' }, { header: t('kinds.pv'), align: right, width: 'auto' }, { header: t('kinds.counts'), width: 'auto' }],
      rows: [
        ...benefitCategories.map((kind) => [w(`categories.${kind}`), money(base.benefits[kind]), money(base.pvBenefits[kind]), t(conventions.count[kind] ? 'kinds.counted' : 'kinds.beside')]),
        [`${t('kinds.sum')} (${counted.length ? f.list(counted) : t('kinds.none')})`, money(base.counted), money(base.pvCounted), ''],
        [t('kinds.costs'), money(base.costs), money(base.pvCosts), ''],
        [{ text: t('kinds.net'), bold: true }, { text: money(base.net), bold: true }, { text: money(base.npv), bold: true }, ''],
      ],
    },
    { kind: 'heading', text: t('scenarios.title') },
    {
      kind: 'table',
      columns: [{ header: t('scenarios.name'), width: 2 }, ...['npv', 'roi', 'payback', 'irr'].map((key) => ({ header: t(`figures.${key}`), align: right, width: 'auto' as const }))],
      rows: scenarioNames.map((name) => {
        const one = figures[name].figures
        return [w(`scenarios.${name}`), money(one.npv), percent(one.roi, 0), months(one.payback.months), percent(one.irr.chosen)]
      }),
    },
    { kind: 'heading', text: t('tabs.lines') },
    {
      kind: 'table',
      columns: [{ header: t('editor.label'), width: 4 }, { header: t('editor.category'), width: 'auto' }, { header: t('editor.risk'), align: right, width: 'auto' }, { header: t('lines.total'), align: right, width: 'auto' }, { header: t('kinds.pv'), align: right, width: 'auto' }, { header: t('lines.how'), width: 3 }],
      rows: body.lines.map((line) => {
        const result = figures.base.lines.find(({ id }) => id === line.id)
        const resolved = figures.resolved.lines.find(({ lineId }) => lineId === line.id)
        const how = resolved?.formula ? t('lines.formula', { name: resolved.formula.names[locale], ordinal: resolved.formula.ordinal }) : resolved?.conversion ? t('lines.converted', { from: resolved.conversion.from }) : t(`editor.amountKinds.${line.amount.kind}`)
        return [line.label, w(`categories.${line.category}`), f.percent(line.riskBp, { digits: 0 }), result ? money(result.total) : t('live.left'), result ? money(result.pv) : f.none, how]
      }),
    },
    { kind: 'heading', text: t('periods.title') },
    {
      kind: 'table',
      columns: [{ header: t('periods.period'), width: 'auto' }, { header: t('kinds.costs'), align: right }, ...benefitCategories.map((kind) => ({ header: w(`categories.${kind}`), align: right })), { header: t('kinds.net'), align: right }, { header: t('periods.cumulative'), align: right }, { header: t('periods.discounted'), align: right }],
      rows: figures.base.columns.map((column) => [column.index === 0 ? t('periods.start') : `${column.index} · ${f.month(`${column.month}-01`)}`, money(column.costs), ...benefitCategories.map((kind) => money(column.benefits[kind])), money(column.net), money(column.cumulative), money(column.discounted)]),
    },
    { kind: 'heading', text: w('conventions.title') },
    {
      kind: 'list',
      items: [
        ...(['firstFlow', 'timing', 'roiDenominator', 'payback'] as const).map((key) => [key, conventions[key]] as const),
        ...(['roiDiscounted', 'riskAdjusted'] as const).map((key) => [key, conventions[key] ? 'yes' : 'no'] as const),
      ].map(([key, value]) => `${w(`conventions.${key}.label`)}: ${w(`conventions.${key}.options.${value}.name`)}. ${w(`conventions.${key}.options.${value}.meaning`)}`),
    },
    ...(version?.note ? ([{ kind: 'heading', text: t('handIn.note') }, { kind: 'paragraph', text: version.note }] satisfies Block[]) : []),
    {
      kind: 'signatures',
      lines: [
        { name: version?.savedBy?.name ?? given.owner.name, role: t('document.handedIn'), ...(version && { signed: f.dateTime(version.savedAt) }) },
        { name: decision?.decider.name ?? '', role: t('document.finance'), ...(decision && { signed: `${t(`versions.outcomes.${decision.outcome}`)} · ${f.dateTime(decision.decidedAt)}` }) },
      ],
    },
  ]
  return {
    locale,
    title: given.name,
    subtitle: ordinal === null ? t('document.draft', { code: caseCode(given.number) }) : t('document.subtitle', { code: caseCode(given.number), ordinal }),
    organisation: given.organisation,
    orientation: body.horizon.periods > 6 ? 'landscape' : 'portrait',
    blocks,
    footer: version ? `SHA-256 ${version.digest}` : t('document.notFrozen'),
    pageWords: t('document.page', { page: '{page}', pages: '{pages}' }),
    createdAt: version?.savedAt ?? given.madeAt,
  }
}
