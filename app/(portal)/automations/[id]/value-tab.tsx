import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Chart } from '@/components/chart/chart'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Columns, Section } from '@/components/ui/section'
import { shareOf } from '@/lib/core/value/months'
import { automationValue, type AutomationValue } from '@/lib/features/value/automation-value'
import { getAxisFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import type { Ctx } from '@/lib/server/ctx'
import { ReadingsSection } from './readings-section'
import { ValueEntries, ValueFindings, ValueShares } from './value-side'

/** What the automation was to bring and brought, by month, with what it rests on. */
export async function ValueTab({ id, ctx, cases }: { id: string; ctx: Ctx; cases: ReactNode }) {
  const [value, t, f] = await Promise.all([automationValue(ctx, { id }), getTranslations('value.tab'), getFormats()])
  const { toDate, fullMonths, currency } = value
  const share = shareOf(fullMonths.realised, fullMonths.planned)
  const year = String(value.year)
  const headline =
    toDate.realised !== null
      ? share === null ? t('answer', { realised: f.moneyShort(toDate.realised, currency), year }) : t('answerShare', { realised: f.moneyShort(toDate.realised, currency), year, share: f.percent(share, { digits: 0 }) })
      : toDate.returnedMs > 0 ? t('answerHours', { hours: f.hours(toDate.returnedMs), year }) : t('answerNone')
  return (
    <>
      <Columns
        main={
          value.months.length === 0 ? (
            <div className="mb-7">
              <EmptyState title={t('answerNone')}>{t('text')}</EmptyState>
            </div>
          ) : (
            <>
              <p className="mb-4 text-lg font-semibold">{headline}</p>
              <MonthsChart value={value} />
            </>
          )
        }
        side={
          <>
            <ValueFindings value={value} />
            {cases}
            <ValueShares value={value} />
            <ValueEntries value={value} />
          </>
        }
      />
      {value.months.length > 0 && <MonthsTable value={value} />}
      <ReadingsSection ctx={ctx} automationId={id} />
    </>
  )
}

async function MonthsChart({ value: { months, currency } }: { value: AutomationValue }) {
  const [t, f, axis] = await Promise.all([getTranslations('value.tab'), getFormats(), getAxisFormat()])
  const series = (label: string, values: (bigint | null)[]) => ({ label, values: values.map((minor) => (minor === null ? null : Number(minor) / 100)), texts: values.map((minor) => f.money(minor, currency)) })
  const sum = (pick: (row: (typeof months)[number]) => bigint | null) => f.moneyShort(months.reduce((total, row) => total + (pick(row) ?? 0n), 0n), currency)
  return (
    <Chart
      title={t('chart')}
      summary={t('summary', { realised: sum(({ realisedMinor }) => realisedMinor), lost: sum(({ lostMinor }) => lostMinor) })}
      axisLabel={t('month')}
      data={{
        kind: 'bar',
        unit: 'number',
        unitLabel: currency,
        labels: months.map(({ month }) => axis.monthYear(`${month}-01`)),
        series: [
          { ...series(t('realisedSeries'), months.map(({ realisedMinor }) => realisedMinor)), hue: 1 },
          { ...series(t('lostSeries'), months.map(({ lostMinor }) => lostMinor)), hue: 'act' },
          { ...series(t('planned', { currency }), months.map(({ plannedMinor }) => plannedMinor)), hue: 4, line: true },
        ],
      }}
    />
  )
}

/** Each month opens to its figures with the numbers written in. */
async function MonthsTable({ value: { automation, months, currency } }: { value: AutomationValue }) {
  const [t, root, f] = await Promise.all([getTranslations('value.tab'), getTranslations(), getFormats()])
  const money = (minor: bigint | null) => (minor === null ? null : f.money(minor, currency))
  const gapOf = (gap: string | null) => (gap && root.has(`ledger.gaps.${gap}` as never) ? root(`ledger.gaps.${gap}` as never) : undefined)
  return (
    <Section title={t('months')} action={<ButtonLink href={`/ledger/automations/${automation.id}`} size="sm">{t('openLedger')}</ButtonLink>}>
      <PlainTable
        caption={t('months')}
        columns={[
          { id: 'month', header: t('month') },
          { id: 'state', header: t('state') },
          { id: 'realised', header: t('realised', { currency }), align: 'right' },
          { id: 'planned', header: t('planned', { currency }), align: 'right' },
          { id: 'lost', header: t('lost', { currency }), align: 'right' },
          { id: 'hours', header: t('hours'), align: 'right' },
          { id: 'items', header: t('items'), align: 'right', wideOnly: true },
          { id: 'coverage', header: t('coverage'), align: 'right', wideOnly: true },
          { id: 'adoption', header: t('adoption'), align: 'right', wideOnly: true },
        ]}
        rows={months.toReversed().map((row) => {
          const name = f.month(`${row.month}-01`)
          return {
            id: row.month,
            name,
            href: `/ledger/automations/${automation.id}/${row.month}`,
            cells: {
              month: name,
              state: { text: t(row.state), tone: row.state === 'signed' ? 'ok' : 'none' },
              realised: row.realisedMinor === null ? { text: f.none, sub: gapOf(row.gap) } : money(row.realisedMinor),
              planned: money(row.plannedMinor),
              lost: money(row.lostMinor),
              hours: f.hours(row.returnedMs),
              items: f.number(row.units),
              coverage: row.coverageBp === null ? null : f.percent(row.coverageBp, { digits: 0 }),
              adoption: row.adoptionBp === null ? null : f.percent(row.adoptionBp, { digits: 0 }),
            },
          }
        })}
      />
    </Section>
  )
}
