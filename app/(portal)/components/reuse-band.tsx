import { getTranslations } from 'next-intl/server'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import type { Reuse } from '@/lib/core/portfolio/reuse'
import { getFormats } from '@/lib/i18n/formats'

/** How much is built once and used again; each figure opens to its formula. */
export async function ReuseBand({ reuse }: { reuse: Reuse }) {
  const [t, f] = await Promise.all([getTranslations('components.band'), getFormats()])
  const share = reuse.shareBp === null ? null : f.percent(reuse.shareBp, { digits: 0 })
  const days = f.number(reuse.savedTenthDays / 10, { digits: 1 })
  return (
    <StatBand label={t('label')}>
      <Stat
        label={t('share')}
        value={share}
        tone={share === null ? 'none' : 'info'}
        statusWord={share === null ? t('nothingYet') : t('shareWord', { shared: reuse.shared, count: reuse.inService })}
        explanation={
          share === null
            ? undefined
            : { title: t('share'), value: share, definition: t('shareText'), formula: t('shareFormula'), computed: `${f.number(reuse.shared)} ÷ ${f.number(reuse.inService)} = ${share}`, source: t('source') }
        }
      />
      <Stat
        label={t('saved')}
        value={days}
        unit={t('days')}
        tone="info"
        statusWord={reuse.withoutEstimate ? t('withoutEstimate', { count: reuse.withoutEstimate }) : t('allEstimated')}
        explanation={{ title: t('saved'), value: `${days} ${t('days')}`, definition: t('savedText'), formula: t('savedFormula'), source: t('source') }}
      />
    </StatBand>
  )
}
