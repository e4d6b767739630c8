import clsx from 'clsx'
import { getTranslations } from 'next-intl/server'
import { listHref, type SearchParams } from '@/components/table/list-params'
import { InLink } from '@/components/ui/in-link'
import { ToneMark } from '@/components/ui/status'
import { toneText } from '@/components/ui/tone'
import { requestStatuses } from '@/lib/core/requests/statuses'
import { getFormats } from '@/lib/i18n/formats'
import { toneOfStatus } from '../status-tone'

/** How many requests are in each state; one click lists them, another lists all again. */
export async function StatusStrip({ counts, params, path, active }: { counts: Record<string, number>; params: SearchParams; path: string; active: string | undefined }) {
  const [t, w, f] = await Promise.all([getTranslations('requests'), getTranslations('workflow.statuses'), getFormats()])
  return (
    <nav aria-label={t('byStatus')} data-print="no" className="scroll-thin mb-4 overflow-x-auto">
      <ul className="panel flex w-max min-w-full divide-x divide-line text-sm">
        {requestStatuses
          .filter((status) => status !== 'draft')
          .map((status) => {
            const on = active === status
            const count = counts[status] ?? 0
            return (
              <li key={status} className="flex-1">
                <InLink
                  href={listHref(path, params, { status: on ? null : status })}
                  stay
                  aria-current={on ? 'true' : undefined}
                  className={clsx('flex h-full min-h-11 flex-col px-3 py-2 -outline-offset-2 hover:bg-raised', on && 'bg-raised')}
                >
                  <span className={clsx('font-semibold tabular-nums', count === 0 && 'text-ink-3')}>{f.number(count)}</span>
                  <span className={clsx('flex items-center gap-1.5 text-xs whitespace-nowrap', on ? 'font-medium text-ink' : 'text-ink-2')}>
                    <ToneMark tone={toneOfStatus(status)} className={toneText[toneOfStatus(status)]} />
                    {w(status)}
                  </span>
                </InLink>
              </li>
            )
          })}
      </ul>
    </nav>
  )
}
