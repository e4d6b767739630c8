import { useTranslations } from 'next-intl'
import { toneVar } from '@/components/ui/tone'
import type { Reading } from '@/lib/core/gates/reading'
import type { PhaseStatus } from '@/lib/core/programme/phases'
import { toneOfReading } from './tones'

const order = ['met', 'stale-data', 'not-enough-data', 'no-source', 'not-met'] as const

/** One cell for each criterion, those that are met first. Without data: an empty cell. */
export function MetBar({ readings, met, phase }: { readings: readonly Pick<Reading, 'criterionId' | 'state' | 'mandatory'>[]; met: number; phase: PhaseStatus }) {
  const t = useTranslations('gates')
  const sorted = [...readings].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <span role="img" aria-label={t('metOf', { met, of: readings.length })} className="flex h-2 w-full gap-0.5">
      {sorted.map((reading) => {
        const tone = toneOfReading(reading, phase)
        return <i key={reading.criterionId} className="min-w-0 flex-1 rounded-[1px] border" style={{ borderColor: toneVar[tone], background: tone === 'none' ? 'transparent' : toneVar[tone] }} />
      })}
    </span>
  )
}
