import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Progress } from '@/components/ui/progress'
import { Section } from '@/components/ui/section'
import type { PhaseDetail } from '@/lib/features/programme/phase-detail'
import { getDayFormat } from '@/lib/i18n/day-format'

/** The gate that ends the phase, and plan beside actual. */
export async function PhaseSide({ phase }: { phase: PhaseDetail }) {
  const [t, s, day] = await Promise.all([getTranslations('phases.page'), getTranslations('programme.statuses'), getDayFormat()])
  const { gate } = phase
  const span = (from: string | null, to: string | null) =>
    from && to ? t('span', { from: day(from), to: day(to) }) : from ? t('from', { day: day(from) }) : to ? t('until', { day: day(to) }) : null
  return (
    <>
      <Section title={t('gate')}>
        <div className="panel px-4 py-3.5">
          {gate ? (
            <>
              <Progress label={t('gateCriteria', { met: gate.met, of: gate.of })} percent={(gate.met / gate.of) * 100} tone={gate.mandatoryMissing ? 'watch' : 'ok'} />
              <p className="mt-2 text-sm text-ink-2">
                {t('gateMissing', { count: gate.mandatoryMissing })} {gate.decisionDue && t('gateDue', { day: day(gate.decisionDue) })}
              </p>
            </>
          ) : (
            <p className="text-sm text-ink-2">{t('gateNone')}</p>
          )}
          <ButtonLink href={`/gates/${phase.id}`} className="mt-3 w-full">
            {t('gateOpen')}
          </ButtonLink>
        </div>
      </Section>
      <Section title={t('facts')}>
        <Facts
          facts={[
            { label: t('status'), value: s(phase.status) },
            { label: t('plan'), value: span(phase.plannedStart, phase.plannedEnd) },
            { label: t('actual'), value: span(phase.actualStart, phase.actualEnd) },
            { label: t('owner'), value: phase.owner?.name ?? <span className="text-ink-3">{t('nobody')}</span> },
          ]}
        />
      </Section>
    </>
  )
}
