import { useLocale, useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import type { Tone } from '@/components/ui/tone'
import type { Locale } from '@/lib/core/localized'
import { nameIn } from '@/lib/core/localized'
import type { RunStatus } from '@/lib/core/runs/status'
import type { RunListRow } from '@/lib/features/runs/list-runs'
import { getFormats } from '@/lib/i18n/formats'

export const toneOfRun: Record<RunStatus, Tone> = {
  succeeded: 'ok',
  failed: 'act',
  running: 'info',
  queued: 'none',
  waiting: 'watch',
  canceled: 'none',
  skipped: 'none',
  unknown: 'watch',
}

/** Runs as rows that open their page; on the page of an automation its name is left out. */
export function RunTable({ runs, ofOneAutomation = false }: { runs: RunListRow[]; ofOneAutomation?: boolean }) {
  const t = useTranslations()
  const locale = useLocale() as Locale
  const f = use(getFormats())
  return (
    <PlainTable
      caption={t('boards.run.listTitle')}
      columns={[
        { id: 'process', header: t('boards.run.process') },
        { id: 'status', header: t('boards.run.status') },
        { id: 'started', header: t('boards.run.startedAt') },
        { id: 'duration', header: t('boards.run.durationShort'), align: 'right' },
        { id: 'items', header: t('boards.run.items'), align: 'right' },
        { id: 'error', header: t('boards.run.error') },
        ...(ofOneAutomation ? [] : [{ id: 'automation', header: t('boards.run.automation'), wideOnly: true }]),
      ]}
      rows={runs.map((run) => ({
        id: String(run.id),
        name: run.source.name,
        href: `/runs/${run.id}`,
        cells: {
          process: { text: run.source.name, sub: `${run.externalId} · ${nameIn(locale, run.engine)}` },
          status: { text: t(`runs.status.${run.status}`), tone: toneOfRun[run.status] },
          started: f.dateTimeExact(run.startedAt ?? run.queuedAt ?? run.at),
          duration: f.duration(run.durationMs),
          items: run.items === null ? null : f.number(run.items),
          error: run.errorKind ? { text: t(`runs.errorKind.${run.errorKind}`), sub: run.errorMessage?.slice(0, 90) } : null,
          automation: run.automation ? { text: nameIn(locale, run.automation), href: `/automations/${run.automation.id}` } : null,
        },
      }))}
    />
  )
}
