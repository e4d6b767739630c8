import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Agenda } from '@/lib/core/programme/agenda'
import { inWords } from '@/lib/core/value/review'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'

/** Benefits that are far from their plan, unsigned or without what values them, as they stood when the agenda was composed. */
export function AgendaBenefits({ agenda: { benefits } }: { agenda: Agenda }) {
  const t = useTranslations('value.agenda')
  const root = useTranslations()
  const locale = useLocale() as Locale
  const f = use(getFormats())
  if (!benefits) return null
  const money = (minor: string | null) => (minor === null ? null : f.moneyShort(BigInt(minor), benefits.currency))
  return (
    <Section title={t('title')}>
      <PlainTable
        caption={t('title')}
        columns={[{ id: 'automation', header: t('automation') }, { id: 'realised', header: t('realised'), align: 'right' }, { id: 'planned', header: t('planned'), align: 'right' }, { id: 'why', header: t('why') }]}
        rows={benefits.rows.map((row) => ({
          id: row.id,
          name: nameIn(locale, row),
          href: `/automations/${row.id}?tab=value`,
          cells: { automation: nameIn(locale, row), realised: money(row.realisedMinor), planned: money(row.plannedMinor), why: row.reasons.map((reason) => say(root, inWords(reason, (month) => f.month(`${month}-01`)))).join(locale === 'en' ? ' ' : '') },
        }))}
        empty={<p className="text-ink-2">{t('none')}</p>}
      />
      {benefits.more > 0 && <p className="mt-2 text-sm text-ink-3">{t('more', { count: benefits.more })}</p>}
    </Section>
  )
}
