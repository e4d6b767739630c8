import { useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { When } from '@/components/ui/when'
import type { Locale } from '@/lib/core/localized'
import { nameIn } from '@/lib/core/localized'
import type { QueueState } from '@/lib/features/runs/backlog'
import type { EngineFreshness } from '@/lib/features/runs/freshness'
import { getFormats } from '@/lib/i18n/formats'

export function BacklogPanel({ queues }: { queues: QueueState[] }) {
  const t = useTranslations('boards.runs')
  const f = use(getFormats())
  return (
    <Section title={t('backlog')}>
      <PlainTable
        caption={t('backlog')}
        columns={[
          { id: 'queue', header: t('queue') },
          { id: 'waiting', header: t('queueWaiting'), align: 'right' },
          { id: 'oldest', header: t('oldest'), align: 'right' },
          { id: 'at', header: t('read'), align: 'right' },
        ]}
        rows={queues.slice(0, 20).map((queue) => ({
          id: String(queue.id),
          name: queue.name,
          cells: { queue: { text: queue.name, sub: queue.engineName }, waiting: f.number(queue.waiting), oldest: f.duration(queue.oldestAgeMs), at: f.dateTime(queue.at) },
        }))}
        empty={<p className="text-sm text-ink-3">{t('backlogNone')}</p>}
      />
    </Section>
  )
}

export function FreshnessPanel({ engines, locale, now }: { engines: EngineFreshness[]; locale: Locale; now: Date }) {
  const t = useTranslations('boards.runs')
  return (
    <Section title={t('freshness')}>
      <PlainTable
        caption={t('freshness')}
        columns={[
          { id: 'engine', header: t('engine') },
          { id: 'fresh', header: t('read'), align: 'right' },
        ]}
        rows={engines.map((engine) => ({
          id: String(engine.id),
          name: engine.name,
          href: `/engines/${engine.slug}`,
          cells: {
            engine: { text: nameIn(locale, engine), sub: engine.kind, tone: engine.failuresInRow > 0 ? 'act' : undefined },
            fresh: engine.freshAt ? <When at={engine.freshAt} now={now} /> : t('never'),
          },
        }))}
      />
    </Section>
  )
}
