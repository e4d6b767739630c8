import { use } from 'react'
import { getFormats } from '@/lib/i18n/formats'

/** A moment as "2 minutes ago" with the exact time on demand; server components only. */
export function When({ at, now, exact = false }: { at: Date | string | null; now: Date; exact?: boolean }) {
  const f = use(getFormats())
  if (!at) return <>{f.none}</>
  return (
    <time dateTime={new Date(at).toISOString()} title={f.dateTimeExact(at)} className="whitespace-nowrap">
      {exact ? f.dateTime(at) : f.relative(at, now)}
    </time>
  )
}
