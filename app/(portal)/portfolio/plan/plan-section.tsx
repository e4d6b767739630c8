import { useTranslations } from 'next-intl'
import { use } from 'react'
import { InLink } from '@/components/ui/in-link'
import { Section } from '@/components/ui/section'
import { requestCode } from '@/lib/core/requests/statuses'
import type { PlanView } from '@/lib/features/portfolio/queries'
import { getFormats } from '@/lib/i18n/formats'

/** The plan that counts, and what today's best set would do differently. */
export function PlanSection({ view }: { view: PlanView }) {
  const t = useTranslations('selection.current')
  const f = use(getFormats())
  const { plan, planToday, rows, currency } = view
  const best = view.solution.best
  if (!plan || !planToday) return <Section title={t('difference')}><p className="text-sm text-ink-3">{t('none')}</p></Section>
  const chosen = new Set(best?.ids)
  const planned = new Set(planToday.ids)
  const [add, drop] = [rows.filter(({ id }) => chosen.has(id) && !planned.has(id)), rows.filter(({ id }) => planned.has(id) && !chosen.has(id))]
  const begun = plan.requestIds.length - planToday.ids.length
  const gain = (best?.value ?? 0) - planToday.value
  const list = (title: string, items: typeof rows) =>
    items.length > 0 && (
      <div className="mt-2">
        <p className="text-xs text-ink-3">{title}</p>
        <ul>
          {items.map((row) => (
            <li key={row.id}>
              <InLink href={`/requests/${row.number}`} className="hover:underline">
                {`${requestCode(row.number)} ${row.title}`}
              </InLink>
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <Section title={t('title', { ordinal: plan.ordinal, name: plan.name })} note={t('by', { name: plan.decidedBy, date: f.date(plan.decidedAt), reason: plan.reason })}>
      <div className="panel px-4 py-3 text-sm">
        <p>{!add.length && !drop.length ? t('same') : gain > 0 ? t('gain', { value: f.moneyShort(gain, currency) }) : t('gainNone')}</p>
        {list(t('add'), add)}
        {list(t('drop'), drop)}
        {begun > 0 && <p className="mt-2 text-xs text-ink-3">{t('begun', { count: begun })}</p>}
      </div>
    </Section>
  )
}
