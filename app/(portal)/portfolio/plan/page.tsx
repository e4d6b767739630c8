import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '@/components/ui/empty-state'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Columns } from '@/components/ui/section'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { requestCode } from '@/lib/core/requests/statuses'
import { shownAs } from '@/lib/core/portfolio/selection/shown'
import { getPlan, getPortfolio, getScenarios } from '@/lib/features/portfolio/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { PortfolioTabs } from '../portfolio-tabs'
import { AdoptPlan } from './adopt-plan'
import { FrontierSection } from './frontier-section'
import { limitsFrom, type PlanParams } from './plan-params'
import { PlanSection } from './plan-section'
import { ScenariosSection } from './scenarios-section'
import { SetTable } from './set-table'
import { WhatIf } from './what-if'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('selection'))('tabs.plan') }
}

export default async function PlanPage({ searchParams }: { searchParams: Promise<PlanParams> }) {
  const ctx = await pageCtx('portfolio:read')
  const [t, f, params, portfolio] = await Promise.all([getTranslations('selection'), getFormats(), searchParams, getPortfolio(ctx, {})])
  const { currency, rows } = portfolio
  const limits = limitsFrom(params, currency, rows)
  const [view, scenarios] = await Promise.all([getPlan(ctx, { limits }), getScenarios(ctx, {})])
  const { best, exact } = view.solution
  const money = (minor: number) => f.moneyShort(minor, currency)
  const days = (tenths: number) => f.number(tenths / 10, { digits: 1 })
  const limited = (value: number | undefined, text: (value: number) => string) => (value === undefined ? t('plan.noLimit') : text(value))
  const codes = (ids: readonly string[]) => f.list(rows.filter(({ id }) => ids.includes(id)).map(({ number }) => requestCode(number)))
  const less = best && view.greedy ? best.value - view.greedy.value : 0
  const proof = exact ? t('plan.proved') : t('plan.gap', { gap: f.percent(Math.max(1, Math.ceil(view.gap * 10_000)), { digits: 2 }) })
  return (
    <Messages areas={['selection']}>
      <PageHeader
        size="answer"
        title={best ? t('plan.answer', { count: best.ids.length, value: money(best.value) }) : t('plan.impossible')}
        sentence={best && `${t('plan.sentence', { cost: money(best.cost), budget: limits.budgetMinor === undefined ? 'none' : money(limits.budgetMinor), days: days(best.days), limit: limits.tenthDays === undefined ? 'none' : days(limits.tenthDays) })} ${proof}`}
        action={view.may.adopt && best && best.ids.length > 0 && <AdoptPlan limits={limits} shown={shownAs(best.ids)} count={best.ids.length} />}
      />
      <PortfolioTabs active="plan" />
      {rows.length === 0 ? (
        <EmptyState title={t('emptyTitle')} action={<ButtonLink href="/requests">{t('toRequests')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          {best && (
            <StatBand label={t('plan.set')}>
              <Stat label={t('plan.value')} value={money(best.value)} tone="info" statusWord={t('plan.counted', { count: best.ids.length })} />
              <Stat label={t('plan.cost')} value={money(best.cost)} tone="info" statusWord={limited(limits.budgetMinor, (value) => t('plan.ofLimit', { limit: money(value) }))} />
              <Stat label={t('plan.days')} value={days(best.days)} tone="info" statusWord={limited(limits.tenthDays, (value) => t('plan.ofLimit', { limit: days(value) }))} />
              <Stat
                label={t('plan.greedy')}
                value={view.greedy ? money(view.greedy.value) : null}
                tone={less > 0 ? 'watch' : 'none'}
                statusWord={less > 0 ? t('plan.greedyLess', { value: money(less) }) : t('plan.greedySame')}
                note={less > 0 && view.greedy ? t('plan.greedyNote', { ids: codes(view.greedy.ids) }) : undefined}
              />
            </StatBand>
          )}
          <Columns
            main={
              <>
                <FrontierSection view={view} />
                <SetTable view={view} best={best?.ids ?? []} />
              </>
            }
            side={
              <>
                <WhatIf key={JSON.stringify(limits)} limits={limits} totals={view.totals} currency={currency} rows={rows.map(({ id, number }) => ({ id, number }))} />
                <PlanSection view={view} />
                <ScenariosSection scenarios={scenarios} limits={limits} rows={rows} currency={currency} editable={view.may.edit} />
              </>
            }
          />
        </>
      )}
    </Messages>
  )
}
