import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { inWords } from '@/lib/core/value/review'
import type { AutomationValue } from '@/lib/features/value/automation-value'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'

/** What the benefit review will ask. */
export async function ValueFindings({ value: { findings } }: { value: AutomationValue }) {
  if (!findings.length) return null
  const [t, root, f] = await Promise.all([getTranslations('value.tab'), getTranslations(), getFormats()])
  return (
    <Section title={<TextLink href="/value/review" className="text-ink no-underline hover:underline">{t('findings')}</TextLink>}>
      <ul className="grid gap-1.5 text-sm">
        {findings.map(({ kind, reason }) => (
          <li key={kind} className="flex items-baseline gap-2">
            <Status tone={kind === 'belowPlan' || kind === 'noBaseline' ? 'act' : 'watch'} plain>
              {say(root, inWords(reason, (month) => f.month(`${month}-01`)))}
            </Status>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export async function ValueShares({ value: { automation, latest } }: { value: AutomationValue }) {
  const [t, f] = await Promise.all([getTranslations('value.tab'), getFormats()])
  const text = (found: { month: string; bp: number } | null) => (found ? t('asOf', { value: f.percent(found.bp, { digits: 0 }), month: f.month(`${found.month}-01`) }) : <span className="text-ink-3">{t('notMeasured')}</span>)
  const planned = automation.plannedCoverageBp
  return (
    <Facts
      facts={[
        { label: t('coverage'), value: <>{text(latest.coverage)}{planned !== null && <span className="text-ink-3"> · {t('plannedCoverage', { value: f.percent(planned, { digits: 0 }) })}</span>}</> },
        { label: t('adoption'), value: text(latest.adoption) },
      ]}
    />
  )
}

/** The newest lines of the books, each with who made it. */
export async function ValueEntries({ value: { automation, entries } }: { value: AutomationValue }) {
  const [t, f] = await Promise.all([getTranslations('value.tab'), getFormats()])
  const month = (text: string) => f.month(`${text}-01`)
  return (
    <Section title={t('entries')} note={entries.length === 0 && t('noEntries')}>
      <ul className="text-sm">
        {entries.map(({ id, kind, month: of, bookedMonth, realisedMinor, currency, by, at }) => (
          <li key={id} className="flex items-baseline justify-between gap-3 border-b border-line-soft py-1.5 last:border-0">
            <span className="min-w-0">
              <TextLink href={`/ledger/automations/${automation.id}/${of}`} className="text-ink no-underline hover:underline">
                {of === bookedMonth ? t('entry', { kind: t(`kinds.${kind as 'signed'}`), month: month(of) }) : t('entryBooked', { kind: t(`kinds.${kind as 'signed'}`), month: month(of), booked: month(bookedMonth) })}
              </TextLink>
              <span className="block text-xs text-ink-3">{by ? t('by', { name: by.name, at: f.date(at) }) : t('machine', { at: f.date(at) })}</span>
            </span>
            <span className="shrink-0 tabular-nums">{f.money(realisedMinor, currency)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
