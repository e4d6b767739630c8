import { getTranslations } from 'next-intl/server'
import { BandMark } from '@/components/risks/band'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import type { RiskBrief } from '@/lib/features/risks/brief'
import type { Formats } from '@/lib/i18n/format'

/** The largest residual risks, with what stands out of all that are open. */
export async function RisksSection({ risks, f }: { risks: RiskBrief | null; f: Formats }) {
  const t = await getTranslations('indicators.panel')
  if (!risks?.open) {
    return (
      <Section title={t('topTitle')}>
        <p className="text-sm text-ink-3">{t('topNone')}</p>
      </Section>
    )
  }
  const { rows, open, counts, overdue, breached } = risks
  const stateOf = ({ acceptance, proposed, overdue: late }: (typeof rows)[number]) => (proposed ? t('proposed') : acceptance === 'valid' ? t('accepted') : acceptance === 'stale' ? t('stale') : late ? t('overdue') : null)
  const note = [t('lead', { open, red: counts.red, orange: counts.orange }), overdue > 0 && t('leadOverdue', { count: overdue }), breached > 0 && t('leadBreached', { count: breached })].filter(Boolean).join(f.locale === 'en' ? ' ' : '')
  return (
    <Section title={t('topTitle')} note={note}>
      <ul className="text-sm">
        {rows.map((risk) => (
          <li key={risk.id} className="flex items-baseline justify-between gap-3 border-b border-line-soft py-1.5 last:border-0">
            <span className="min-w-0">
              <TextLink href={`/risks/${risk.number}`} className="line-clamp-2 text-ink no-underline hover:underline">
                {(f.locale === 'zh-CN' && risk.titleZh) || risk.title}
              </TextLink>
              <span className="text-xs text-ink-3">{[risk.code, risk.owner ?? t('nobody'), stateOf(risk)].filter(Boolean).join(' · ')}</span>
            </span>
            <span className="shrink-0 text-xs">
              <BandMark band={risk.residualBand} score={risk.residualScore} />
            </span>
          </li>
        ))}
      </ul>
      {open > rows.length && (
        <p data-print="no" className="pt-1.5 text-sm">
          <TextLink href="/risks">{t('more', { count: open - rows.length })}</TextLink>
        </p>
      )}
    </Section>
  )
}
