import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/core/localized'
import { statedIn } from '@/lib/core/risks/statement'
import type { RiskDetail } from '@/lib/features/risks/detail'

/** Because of …, it may happen that …, so that …: three lines that read as one sentence. */
export async function StatementPanel({ risk, locale }: { risk: RiskDetail; locale: Locale }) {
  const t = await getTranslations('risks.statement')
  const { cause, event, consequence } = statedIn(locale, risk)
  return (
    <dl className="panel mb-7 divide-y divide-line-soft px-4 py-1">
      {([['because', cause], ['may', event], ['sothat', consequence]] as const).map(([key, text]) => (
        <div key={key} className="grid gap-x-4 py-2 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
          <dt className="text-sm text-ink-3">{t(key)}</dt>
          <dd className="max-w-[75ch] whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
