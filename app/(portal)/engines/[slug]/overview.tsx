import { useTranslations } from 'next-intl'
import { use } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Facts } from '@/components/ui/facts'
import { Columns, Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { When } from '@/components/ui/when'
import { engineKinds } from '@/lib/features/engines/queries'
import type { Ctx } from '@/lib/server/ctx'
import { getFormats } from '@/lib/i18n/formats'
import { kindName } from '../kind-name'
import { DeleteEngine } from './delete-engine'
import type { EngineOfPage } from './engine-of-page'
import { PushGuide } from './push-guide'

/** Facts beside what waits in the engine and, for engines that push, how they do it. */
export async function Overview({ engine, ctx }: { engine: EngineOfPage; ctx: Ctx }) {
  const kinds = await engineKinds(ctx, {})
  const address = kinds.find(({ id }) => id === engine.kind)?.fields.find(({ type }) => type === 'url')?.name
  return (
    <Columns
      main={
        <>
          {engine.intake === 'push' && <PushGuide slug={engine.slug} />}
          <Queues engine={engine} now={ctx.now} />
        </>
      }
      side={<Side engine={engine} now={ctx.now} address={address ? String(engine.config[address] ?? '') : null} />}
    />
  )
}

function Queues({ engine, now }: { engine: EngineOfPage; now: Date }) {
  const t = useTranslations('enginePages.queues')
  const f = use(getFormats())
  const waiting = engine.queues.filter((queue) => queue.waiting > 0)
  const empty = engine.queues.length - waiting.length
  return (
    <Section title={t('title')} note={t('note')}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'queue', header: t('queue') },
          { id: 'waiting', header: t('waiting'), align: 'right' },
          { id: 'oldest', header: t('oldest'), align: 'right' },
          { id: 'at', header: t('at'), align: 'right' },
        ]}
        rows={waiting.map((queue) => ({
          id: queue.name,
          name: queue.name,
          cells: { queue: queue.processName && queue.processName !== queue.name ? { text: queue.processName, sub: queue.name } : queue.name, waiting: f.number(queue.waiting), oldest: queue.oldestAgeMs === null ? null : f.duration(queue.oldestAgeMs), at: <When at={queue.at} now={now} /> },
        }))}
        empty={<p className="text-sm text-ink-2">{t(empty > 0 ? 'nothing' : 'none')}</p>}
      />
      {waiting.length > 0 && empty > 0 && <p className="mt-2 text-xs text-ink-3">{t('empty', { count: empty })}</p>}
    </Section>
  )
}

function Side({ engine, now, address }: { engine: EngineOfPage; now: Date; address: string | null }) {
  const t = useTranslations()
  const e = useTranslations('enginePages.fact')
  const f = use(getFormats())
  const pulled = engine.intake === 'pull'
  const { historyFrom, lastRunObservedAt } = engine
  return (
    <>
      <Facts
        facts={[
          { label: e('kind'), value: kindName(t, engine.kind) },
          ...(address ? [{ label: e('address'), value: <span className="break-all">{address}</span> }] : []),
          ...(engine.engineVersion ? [{ label: e('version'), value: engine.engineVersion }] : []),
          { label: e('slug'), value: <span className="font-mono text-xs">{engine.slug}</span> },
          ...(pulled
            ? [
                { label: e('interval'), value: e('minutes', { count: engine.syncEveryMinutes }) },
                { label: e('fresh'), value: engine.freshAt && <When at={engine.freshAt} now={now} /> },
                { label: e('historyFrom'), value: historyFrom && f.date(historyFrom) },
              ]
            : []),
          { label: e('lastRun'), value: lastRunObservedAt && <When at={lastRunObservedAt} now={now} /> },
          { label: e('processes'), value: t('enginePages.ofAll', { linked: engine.linkedProcesses, total: engine.linkedProcesses + engine.unlinkedProcesses }) },
          ...engine.secrets.map(({ field, setAt }) => ({ label: t(`engines.kinds.${engine.kind}.fields.${field}.label` as never), value: e('setOn', { date: f.date(setAt) }) })),
          { label: e('created'), value: f.date(engine.createdAt) },
        ]}
      />
      <p className="mb-6 flex flex-wrap items-center justify-between gap-3 text-sm">
        <TextLink href={`/runs/list?engine=${engine.slug}`}>{e('runs')}</TextLink>
        {engine.mayEdit && engine.intake !== 'internal' && (
          <span className="-mr-3">
            <DeleteEngine id={engine.id} slug={engine.slug} />
          </span>
        )}
      </p>
    </>
  )
}
