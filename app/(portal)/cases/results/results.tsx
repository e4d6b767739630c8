'use client'

import { useTranslations } from 'next-intl'
import { Columns, Section } from '@/components/ui/section'
import type { CaseFigures } from '@/lib/core/cases/shown'
import type { CaseBody } from '@/lib/core/finance/case'
import { BreakEven } from './break-even'
import { CashCurve } from './cash-curve'
import { KindsTable } from './kinds-table'
import { PeriodTable } from './period-table'
import { ScenarioTable } from './scenario-table'
import { SimulationPanel } from './simulation'
import { TornadoChart } from './tornado-chart'

/** Everything that a case comes to, below its headline figures. */
export function Results({ id, figures, body }: { id: string; figures: CaseFigures; body: CaseBody }) {
  const t = useTranslations('cases')
  return (
    <>
      <Section title={t('kinds.title')} note={t('kinds.note')}>
        <KindsTable figures={figures} body={body} />
      </Section>
      <Columns
        main={
          <Section title={t('curve.title')} note={t('curve.note')}>
            <CashCurve figures={figures} unit={body.horizon.unit} />
          </Section>
        }
        side={
          <Section title={t('breakEven.title')}>
            <BreakEven figures={figures} />
          </Section>
        }
      />
      <Section title={t('scenarios.title')} note={t('scenarios.note')}>
        <ScenarioTable figures={figures} />
      </Section>
      <Section title={t('tornado.title')}>
        <TornadoChart figures={figures} />
      </Section>
      <Section title={t('simulation.heading')} note={t('simulation.text')}>
        <SimulationPanel id={id} currency={figures.currency} body={figures.resolved.body} />
      </Section>
      <Section title={t('periods.title')} note={t('periods.note')}>
        <PeriodTable figures={figures} />
      </Section>
    </>
  )
}
