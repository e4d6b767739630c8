import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PlainTable } from '@/components/table/plain-table'
import type { TableCell } from '@/components/table/table-model'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { caseCode } from '@/lib/core/cases/statuses'
import { benefitCategories } from '@/lib/core/finance/kinds'
import { roundedMinor } from '@/lib/core/finance/round'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { compareCases } from '@/lib/features/cases/compare'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('compare.title') }
}

export default async function ComparePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('case:read')
  const asked = [(await searchParams).c ?? []].flat().filter((text) => /^\d{1,9}$/.test(text)).slice(0, 4).map(Number)
  const [t, w, f] = await Promise.all([getTranslations('cases'), getTranslations('finance'), getFormats()])
  const crumbs = [{ label: t('title'), href: '/cases' }, { label: t('compare.title') }]
  if (asked.length < 2) return <><PageHeader crumbs={crumbs} title={t('compare.title')} /><Callout tone="info" title={t('compare.tooFew')} /></>
  const { cases, currency, day } = await orNotFound(compareCases(ctx, { numbers: asked }))
  type Case = (typeof cases)[number]
  const money = (value: number | null | undefined, of: string) => (value == null ? null : f.money(roundedMinor(Math.round(value), decimalsOf(of)), of))
  const fraction = (value: number | null | undefined) => (value == null ? null : f.percent(Math.round(value * 10_000), { digits: 1 }))
  const months = (value: number | null | undefined) => (value == null ? null : t('figures.months', { count: f.number(value, { digits: 1 }) }))
  const base = ({ figures }: Case) => figures?.base.figures
  const kindsOf = ({ conventions }: Case) => f.list(benefitCategories.filter((kind) => conventions.count[kind]).map((kind) => w(`categories.${kind}`)))
  const rows: [string, string, (one: Case) => TableCell][] = [
    ['status', t('columns.status'), (one) => t(`statuses.${one.status}`)],
    ['horizon', t('compare.horizon'), ({ horizon }) => t('compare.horizonOf', { start: f.month(`${horizon.start}-01`), periods: horizon.periods, unit: horizon.unit })],
    ['npv', t('figures.npv'), (one) => money(base(one)?.npv, one.currency)],
    ...(cases.some(({ foreign }) => foreign) ? [['there', t('compare.npvIn', { currency, day: f.date(day) }), (one: Case) => (one.foreign ? (one.npvThere === null ? t('compare.noRate') : money(one.npvThere, currency)) : money(base(one)?.npv, currency))] as [string, string, (one: Case) => TableCell]] : []),
    ['roi', t('figures.roi'), (one) => (base(one) ? { text: fraction(base(one)!.roi) ?? '–', sub: w(`conventions.roiDenominator.options.${one.conventions.roiDenominator}.name`) } : null)],
    ['payback', t('figures.payback'), (one) => months(base(one)?.payback.months)],
    ['discountedPayback', t('figures.discountedPayback'), (one) => months(base(one)?.discountedPayback.months)],
    ['irr', t('figures.irr'), (one) => fraction(base(one)?.irr.chosen)],
    ['mirr', t('figures.mirr'), (one) => fraction(base(one)?.mirr)],
    ['costs', t('kinds.costs'), (one) => money(base(one)?.costs, one.currency)],
    ...benefitCategories.map((kind): [string, string, (one: Case) => TableCell] => [kind, w(`categories.${kind}`), (one) => money(base(one)?.benefits[kind], one.currency)]),
    ['counts', t('compare.counts'), kindsOf],
    ['low', w('scenarios.low'), (one) => money(one.figures?.low.figures.npv, one.currency)],
    ['high', w('scenarios.high'), (one) => money(one.figures?.high.figures.npv, one.currency)],
    ['rate', w('conventions.discountRate.label'), (one) => f.percent(one.discountRateBp)],
  ]
  const unlike = new Set(cases.map(({ conventions, discountRateBp, horizon }) => JSON.stringify([conventions, discountRateBp, horizon.periods, horizon.unit]))).size > 1
  const best = [...cases].filter((one) => base(one)).sort((a, b) => (b.npvThere ?? base(b)!.npv) - (a.npvThere ?? base(a)!.npv))[0]
  return (
    <Messages areas={['cases', 'finance']}>
      <PageHeader crumbs={crumbs} size="answer" title={best ? t('compare.answer', { name: best.name, npv: money(base(best)!.npv, best.currency)! }) : t('compare.title')} sentence={t('compare.sentence')} />
      {unlike && <Callout tone="watch" title={t('compare.unlike')}>{t('compare.unlikeText')}</Callout>}
      <PlainTable
        caption={t('compare.title')}
        columns={[{ id: 'what', header: t('compare.what') }, ...cases.map(({ number, name }) => ({ id: String(number), header: `${caseCode(number)} ${name}`, align: 'right' as const }))]}
        rows={rows.map(([id, label, show]) => ({ id, name: label, cells: { what: label, ...Object.fromEntries(cases.map((one) => [String(one.number), show(one)])) } }))}
      />
    </Messages>
  )
}
