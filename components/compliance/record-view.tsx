import { useTranslations } from 'next-intl'
import type { RecordPart } from '@/lib/core/compliance/words'

/** The record of processing, part by part; what is not said yet is said so. */
export function RecordView({ parts, compact = false }: { parts: RecordPart[]; compact?: boolean }) {
  const t = useTranslations('compliance')
  return (
    <div className={compact ? 'grid gap-4' : 'panel divide-y divide-line-soft'}>
      {parts.map(({ section, title, facts }) => (
        <section key={section} aria-label={title} className={compact ? undefined : 'grid gap-x-6 gap-y-1.5 px-4 py-3 md:grid-cols-[10rem_minmax(0,1fr)]'}>
          <h3 className="text-sm font-semibold">{title}</h3>
          <dl className="grid gap-1.5 text-sm">
            {facts.map(({ name, value }, index) => (
              <div key={`${name}-${index}`} className={compact ? 'border-b border-line-soft pb-1.5 last:border-0' : 'grid gap-x-4 sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)]'}>
                <dt className="text-ink-3">{name}</dt>
                <dd className="min-w-0 [overflow-wrap:anywhere] whitespace-pre-line">{value ?? <span className="text-watch">{t('notSaid')}</span>}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
