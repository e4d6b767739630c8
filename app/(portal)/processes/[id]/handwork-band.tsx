import { getTranslations } from 'next-intl/server'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { yearlyCostMinor, yearlyHours } from '@/lib/core/portfolio/baseline'
import type { ProcessDetail } from '@/lib/features/processes/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'

type Figure = 'volume' | 'manual' | 'errors' | 'hours' | 'cost'

/** What the process costs by hand today: the figures that every automation of it is compared with. */
export async function HandworkBand({ process }: { process: ProcessDetail }) {
  const [t, f, day] = await Promise.all([getTranslations('processes'), getFormats(), getDayFormat()])
  const valid = process.baseline
  const baseline = process.baselines.find((version) => version.ordinal === valid?.ordinal)
  if (!baseline) return null
  const { annualVolume, manualMs, errorBasisPoints, hourlyWageMinor, currency } = baseline
  const hours = yearlyHours(baseline)
  const cost = yearlyCostMinor(baseline)
  const items = f.number(annualVolume)
  const manual = f.duration(manualMs)
  const wage = currency && f.money(hourlyWageMinor, currency)
  const explain = (name: Figure, value: string, computed?: string) => ({
    title: t(`figure.${name}`),
    value,
    definition: t(`explain.${name}`),
    formula: t(`explain.${name}Formula`),
    computed,
    source: t('explain.source', { ordinal: baseline.ordinal, source: baseline.source }),
  })
  const hoursText = `${f.number(hours)} ${t('figure.hoursUnit')}`
  const costText = currency && f.money(cost === null ? null : (cost / 100n) * 100n, currency)
  return (
    <StatBand label={t('band')}>
      <Stat label={t('figure.volume')} value={items} tone="info" statusWord={t('figure.volumeWord', { count: f.number(Math.round(annualVolume / 12)) })} explanation={explain('volume', items)} />
      <Stat label={t('figure.manual')} value={manual} tone="info" statusWord={t('figure.manualWord', { day: day(baseline.measuredOn) })} explanation={explain('manual', manual)} />
      <Stat
        label={t('figure.errors')}
        value={errorBasisPoints === null ? null : f.percent(errorBasisPoints)}
        tone={errorBasisPoints === null ? 'none' : 'info'}
        statusWord={errorBasisPoints === null ? undefined : t('figure.errorsWord', { count: f.number(Math.round((annualVolume * errorBasisPoints) / 10_000)) })}
        explanation={errorBasisPoints === null ? undefined : explain('errors', f.percent(errorBasisPoints))}
      />
      <Stat
        label={t('figure.hours')}
        value={f.number(hours)}
        unit={t('figure.hoursUnit')}
        tone="info"
        statusWord={t('figure.hoursWord', { count: f.number(hours / 12) })}
        explanation={explain('hours', hoursText, `${items} × ${manual} = ${hoursText}`)}
      />
      {process.may.money && <Stat
        label={t('figure.cost')}
        value={cost === null ? null : costText}
        tone={cost === null ? 'none' : 'info'}
        statusWord={wage ? t('figure.costWord', { wage }) : undefined}
        explanation={costText && wage ? explain('cost', costText, `${items} × ${manual} × ${wage} = ${costText}`) : undefined}
      />}
    </StatBand>
  )
}
