import { useTranslations } from 'next-intl'
import { use } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { AskList } from '@/components/ui/ask-list'
import { Section } from '@/components/ui/section'
import { caseCode, type CaseStatus } from '@/lib/core/cases/statuses'
import { wholeUnits } from '@/lib/core/portfolio/money'
import { getFormats } from '@/lib/i18n/formats'

interface CasePanelProps {
  rows: { id: string; number: number; name: string; status: CaseStatus; currency: string; npvMinor: bigint | null; approvedOrdinal: number | null }[]
  /** Where a new one is begun for this record; null: the reader may not */
  addHref: string | null
}

/** The business cases of an automation or a request on its page. */
export function CasePanel({ rows, addHref }: CasePanelProps) {
  const t = useTranslations('cases')
  const f = use(getFormats())
  if (!rows.length && !addHref) return null
  return (
    <Section title={t('panel.title')} action={addHref && <ButtonLink href={addHref} size="sm">{t('panel.add')}</ButtonLink>}>
      {rows.length === 0 ? (
        <p className="text-sm text-ink-3">{t('panel.none')}</p>
      ) : (
        <AskList
          items={rows.map((row) => ({
            id: row.id,
            title: <span dir="auto" className="[overflow-wrap:anywhere]">{row.name}</span>,
            note: [caseCode(row.number), t(`statuses.${row.status}`), row.npvMinor !== null && t('panel.npv', { npv: f.money(wholeUnits(Number(row.npvMinor), row.currency), row.currency) }), row.approvedOrdinal !== null && row.status !== 'approved' && t('counting', { ordinal: row.approvedOrdinal })].filter(Boolean).join(' · '),
            action: <ButtonLink href={`/cases/${row.number}`} size="sm">{t('panel.open')}</ButtonLink>,
          }))}
        />
      )}
    </Section>
  )
}
