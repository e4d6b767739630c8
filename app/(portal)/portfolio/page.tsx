import { Grid2x2 } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { fieldOf, linesOf } from '@/lib/core/portfolio/selection/map'
import { RISKY_FROM } from '@/lib/core/portfolio/selection/problem'
import { requestCode } from '@/lib/core/requests/statuses'
import { getPortfolio } from '@/lib/features/portfolio/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { MapSection } from './map-section'
import { PortfolioTabs } from './portfolio-tabs'
import { RelationsSection } from './relations-section'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('selection'))('title') }
}

export default async function PortfolioPage({ searchParams }: { searchParams: Promise<{ lines?: string }> }) {
  const ctx = await pageCtx('portfolio:read')
  const [t, f, view, params] = await Promise.all([getTranslations('selection'), getFormats(), getPortfolio(ctx, {}), searchParams])
  const kind = params.lines === 'fixed' ? 'fixed' : 'medians'
  const { currency } = view
  const rows = [...view.rows].sort((a, b) => b.scoreToday - a.scoreToday || a.number - b.number)
  const lines = linesOf(rows, kind)
  const wins = rows.filter((row) => fieldOf(row, lines) === 'now').length
  const planned = new Set(view.plan?.requestIds)
  const points = (value: number) => f.number(value, { digits: 1 })
  return (
    <Messages areas={['selection']}>
      <PageHeader
        size="answer"
        title={t('answer', { count: rows.length })}
        sentence={t('sentence', { best: rows[0]?.title ?? 'none', wins })}
        action={
          rows.length > 0 && (
            <ButtonLink href="/portfolio/plan" variant="primary">
              {t('openPlan')}
            </ButtonLink>
          )
        }
      />
      <PortfolioTabs active="map" />
      {rows.length === 0 ? (
        <EmptyState icon={<Grid2x2 />} title={t('emptyTitle')} action={<ButtonLink href="/requests">{t('toRequests')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      ) : (
        <>
          <MapSection rows={rows} currency={currency} lines={kind} />
          <Section
            title={t('ranking.title')}
            note={`${t('ranking.note')}${view.leftOut ? ` ${t('leftOut', { count: rows.length })}` : ''}`}
            action={
              <ButtonLink href="/settings/scoring" size="sm" variant="quiet">
                {t('ranking.weights')}
              </ButtonLink>
            }
          >
            <PlainTable
              caption={t('ranking.title')}
              columns={[
                { id: 'request', header: t('ranking.request') },
                { id: 'score', header: t('ranking.score'), align: 'right' },
                { id: 'field', header: t('ranking.field') },
                { id: 'net', header: t('ranking.net'), align: 'right' },
                { id: 'npv', header: t('ranking.npv'), align: 'right', wideOnly: true },
                { id: 'cost', header: t('ranking.cost'), align: 'right' },
                { id: 'effort', header: t('ranking.effort'), align: 'right', wideOnly: true },
                { id: 'ease', header: t('ranking.ease'), align: 'right', wideOnly: true },
                { id: 'risk', header: t('ranking.risk'), align: 'right', wideOnly: true },
                { id: 'plan', header: t('ranking.plan') },
              ]}
              rows={rows.map((row, at) => ({
                id: row.id,
                name: row.title,
                href: `/requests/${row.number}`,
                cells: {
                  request: { text: `${at + 1}. ${row.title}`, sub: requestCode(row.number) },
                  score: { text: points(row.scoreToday), sub: Math.abs(row.score - row.scoreToday) >= 0.05 ? t('ranking.stored', { score: points(row.score) }) : undefined },
                  field: t(`map.${fieldOf(row, lines)}`),
                  net: f.moneyShort(row.netYearly, currency),
                  npv: f.moneyShort(row.npv, currency),
                  cost: f.moneyShort(row.cost, currency),
                  effort: points(row.tenthDays / 10),
                  ease: f.number(row.ease),
                  risk: row.risk >= RISKY_FROM ? { text: f.number(row.risk), tone: 'act' } : f.number(row.risk),
                  plan: planned.has(row.id) ? { text: t('ranking.inPlan'), tone: 'info' } : null,
                },
              }))}
            />
          </Section>
          <RelationsSection rows={rows} relations={view.relations} editable={view.may.edit} />
        </>
      )}
    </Messages>
  )
}
