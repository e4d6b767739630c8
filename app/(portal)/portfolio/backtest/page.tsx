import { Scale } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { nameIn } from '@/lib/core/localized'
import type { Bias } from '@/lib/core/scoring/backtest'
import { MINIMUM_DAYS, MINIMUM_UNITS } from '@/lib/core/scoring/backtest'
import { backtest } from '@/lib/features/backtest/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { BiasTable } from './bias-table'
import { CalibrationPlot } from './calibration-plot'
import { ProposalPanel } from './proposal-panel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backtest'))('title') }
}

export default async function BacktestPage() {
  const ctx = await pageCtx('portfolio:read')
  const [t, f, view] = await Promise.all([getTranslations('backtest'), getFormats(), backtest(ctx, {})])
  const { overall, cases, currency, tenths } = view
  const ratio = ({ median }: Bias) => (median === null ? null : f.percent(median * 10_000, { digits: 0 }))
  const spread = ({ n, median, from, to }: Bias) => (median === null ? t('bias.tooFew', { n }) : t('bias.spread', { from: f.percent(from! * 10_000, { digits: 0 }), to: f.percent(to! * 10_000, { digits: 0 }), n }))
  const money = (value: number) => f.moneyShort(Math.round(value), currency)
  const partial = cases.filter(({ measuredMinor, days }) => measuredMinor !== null && days < 365).length
  return (
    <Messages areas={['backtest']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('portfolio'), href: '/portfolio' }, { label: t('title') }]}
        title={overall.measured ? t('answer', { n: overall.measured, share: overall.predictedMinor > 0 ? f.percent((overall.measuredMinor / overall.predictedMinor) * 10_000, { digits: 0 }) : f.none }) : t('answerNone')}
        sentence={t('sentence', { days: MINIMUM_DAYS, units: MINIMUM_UNITS })}
      />
      {cases.length === 0 ? (
        <EmptyState icon={<Scale />} title={t('emptyTitle')}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <StatBand label={t('band')}>
            <Stat label={t('stat.measured')} value={overall.measured ? money(overall.measuredMinor) : null} unit={t('aYear')} tone={overall.measured ? 'info' : 'none'} statusWord={t('stat.promised', { money: money(overall.predictedMinor) })} note={t('stat.requests', { n: overall.measured, waiting: cases.length - overall.measured })} />
            <Stat label={t('stat.benefit')} value={ratio(overall.benefit)} tone={toneOf(overall.benefit, 'more')} statusWord={spread(overall.benefit)} />
            <Stat label={t('stat.effort')} value={ratio(overall.effort)} tone={toneOf(overall.effort, 'less')} statusWord={spread(overall.effort)} />
            <Stat label={t('stat.cost')} value={ratio(overall.cost)} tone={toneOf(overall.cost, 'less')} statusWord={spread(overall.cost)} />
          </StatBand>
          {(partial > 0 || view.unassessed > 0 || view.otherCurrency > 0) && (
            <p className="mb-6 max-w-[80ch] text-sm text-ink-2">
              {partial > 0 && t('partial', { n: partial })} {view.unassessed > 0 && t('unassessed', { n: view.unassessed })} {view.otherCurrency > 0 && t('otherCurrency', { n: view.otherCurrency, currency })}
            </p>
          )}
          <Columns
            main={<CalibrationPlot cases={cases} currency={currency} title={t('plot.title')} note={t('plot.note')} />}
            side={
              <Section title={t('tenths.title')} note={t('tenths.note')}>
                {tenths.length ? (
                  <PlainTable
                    caption={t('tenths.title')}
                    columns={[
                      { id: 'tenth', header: t('tenths.tenth') },
                      { id: 'score', header: t('tenths.score'), align: 'right' },
                      { id: 'kept', header: t('tenths.kept'), align: 'right' },
                      { id: 'median', header: t('tenths.median'), align: 'right' },
                    ]}
                    rows={tenths.toReversed().map((group) => ({
                      id: String(group.tenth),
                      name: t('tenths.range', { from: group.tenth, to: group.upTo }),
                      cells: {
                        tenth: group.tenth === group.upTo ? f.number(group.tenth) : t('tenths.range', { from: group.tenth, to: group.upTo }),
                        score: t('tenths.scores', { from: f.number(group.scoreFrom, { digits: 1 }), to: f.number(group.scoreTo, { digits: 1 }) }),
                        kept: t('tenths.of', { kept: group.kept, n: group.n }),
                        median: money(group.medianMinor),
                      },
                    }))}
                  />
                ) : (
                  <p className="text-sm text-ink-3">{t('tenths.tooFew')}</p>
                )}
              </Section>
            }
          />
          <Section title={t('byDepartment')} note={t('bias.note')}>
            <BiasTable caption={t('byDepartment')} header={t('department')} groups={view.byDepartment} nameOf={(key) => (view.departments.has(key) ? nameIn(ctx.locale, view.departments.get(key)!) : t('noDepartment'))} />
          </Section>
          <Section title={t('byAssessor')} note={t('assessorNote')}>
            <BiasTable caption={t('byAssessor')} header={t('assessor')} groups={view.byAssessor} nameOf={(key) => view.assessors.get(key) ?? t('unknownAssessor')} />
          </Section>
          <Section title={t('propose.title')} note={t('propose.note')}>
            <ProposalPanel view={view} />
          </Section>
        </>
      )}
      <Section title={t('how')}>
        <p className="max-w-[80ch] text-sm text-ink-2">{t('howText')}</p>
      </Section>
    </Messages>
  )
}

/** Within a tenth of the promise is on target, up to a quarter off to be watched. */
function toneOf({ median }: Bias, better: 'more' | 'less') {
  if (median === null) return 'none' as const
  const short = better === 'more' ? 1 - median : median - 1
  return short <= 0.1 ? ('ok' as const) : short <= 0.25 ? ('watch' as const) : ('act' as const)
}
