import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { bands, topScore, type Matrix } from '@/lib/core/risks/matrix'
import { getFormats } from '@/lib/i18n/formats'

/** The bands in words: from which score, accepted by whom and for how long. */
export async function BandRules({ matrix }: { matrix: Matrix }) {
  const [t, a, risks, f] = await Promise.all([getTranslations('riskMatrix'), getTranslations('risks.acceptance'), getTranslations('risks'), getFormats()])
  return (
    <Section title={t('rulesTitle')} note={t('rulesNote', { appetite: matrix.appetite })}>
      <ul className="panel divide-y divide-line-soft text-sm">
        {bands.toReversed().map((band) => {
          const next = bands[bands.indexOf(band) + 1]
          return (
            <li key={band} className="px-4 py-2.5">
              <p className="flex items-center gap-2">
                <BandMark band={band} />
                <span className="tabular-nums">{t('range', { from: matrix.bands[band].from, to: next ? matrix.bands[next].from - 1 : topScore(matrix) })}</span>
              </p>
              <p className="mt-0.5 text-ink-2">{a('who', { band, roles: f.list(matrix.bands[band].approvers.map((role) => a(`role.${role}`))), days: matrix.bands[band].acceptDays })}</p>
            </li>
          )
        })}
      </ul>
      <div className="mt-3">
        <Facts facts={[{ label: risks('heat.appetite'), value: String(matrix.appetite) }]} />
      </div>
    </Section>
  )
}
