'use client'

import { useLocale, useTimeZone, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Status } from '@/components/ui/status'
import type { SyncLine } from '@/lib/features/engines/sync-history'
import type { Locale } from '@/lib/core/localized'
import { makeFormats } from '@/lib/i18n/format'
import { say } from '@/lib/i18n/say'
import { toneOfOutcome } from '../tones'
import { useLiveSync } from './use-live-sync'

/** How the last reading went, or how far the present one is. It goes on when the page is left. */
export function SyncPanel({ last, nextAt }: { last: SyncLine | null; nextAt: Date | null }) {
  const t = useTranslations()
  const s = useTranslations('enginePages.sync')
  const [locale, timeZone] = [useLocale() as Locale, useTimeZone() ?? 'UTC']
  const f = useMemo(() => makeFormats(locale, timeZone, { points: '', none: '–' }), [locale, timeZone])
  const { line, lost } = useLiveSync(last, nextAt)
  if (!line) return <p className="panel mb-5 px-4 py-3 text-sm text-ink-2">{s('first')}</p>
  const running = line.outcome === 'running'
  const counts = s('counts', { created: line.created, updated: line.updated, unchanged: line.unchanged, rejected: line.rejected })
  const startedAt = new Date(line.startedAt)
  const seconds = line.endedAt && f.duration(new Date(line.endedAt).getTime() - startedAt.getTime())
  const reached = line.reachedAt ? s('reached', { time: f.dateTime(line.reachedAt) }) : s('asking')
  return (
    <div role={running ? undefined : 'status'} aria-busy={running} className="panel mb-5 flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
      <span className="text-ink-3">{s(running ? 'present' : 'last')}</span>
      <span className={running ? 'motion-safe:animate-pulse' : undefined}>
        <Status tone={toneOfOutcome[line.outcome as keyof typeof toneOfOutcome]}>{t(`engines.outcome.${line.outcome}` as never)}</Status>
      </span>
      <span className="tabular-nums">{counts}</span>
      <span className="text-xs text-ink-3 tabular-nums sm:ml-auto">
        {running ? s('since', { time: f.time(startedAt), pages: line.pages }) : line.endedAt ? s('when', { time: f.dateTime(line.endedAt), duration: seconds ?? '' }) : s('since', { time: f.time(startedAt), pages: line.pages })}
        {!running && !line.stalled && nextAt && ` · ${s('next', { time: f.time(nextAt) })}`}
      </span>
      {line.stalled && nextAt && <p className="w-full text-xs text-ink-2">{s('stalled')}</p>}
      {running && (
        <p className="w-full text-xs text-ink-2">
          {lost ? s('lost') : reached} {s('leave')}
        </p>
      )}
      {!running && line.warnings.length > 0 && (
        <ul className="w-full list-disc pl-5 text-xs text-ink-2">
          {line.warnings.map((warning) => (
            <li key={warning.code}>{say(t, warning)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
