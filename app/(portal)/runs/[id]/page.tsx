import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { toneOfRun } from '@/components/metrics/run-table'
import { buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { InLink } from '@/components/ui/in-link'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { Timeline } from '@/components/ui/timeline'
import { nameIn } from '@/lib/core/localized'
import { getRun } from '@/lib/features/runs/get-run'
import { getFormats } from '@/lib/i18n/formats'
import { orNotFound, pageCtx } from '@/lib/server/auth'

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  return { title: (await getTranslations('boards.run'))('title', { id: (await params).id }) }
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('run:read')
  const [t, locale, f, run] = await Promise.all([getTranslations(), getLocale(), getFormats(), orNotFound(getRun(ctx, await params))])
  const status = <Status tone={toneOfRun[run.status]}>{t(`runs.status.${run.status}`)}</Status>
  return (
    <>
      <PageHeader
        crumbs={[{ label: t('boards.runs.title'), href: '/runs' }, { label: t('boards.run.list'), href: '/runs/list' }]}
        title={run.source.name}
        status={status}
        sentence={`${run.externalId} · ${nameIn(locale, run.engine)}`}
        action={
          run.link && (
            <a href={run.link} target="_blank" rel="noreferrer noopener" className={buttonClass({ variant: 'primary' })}>
              <ExternalLink aria-hidden="true" />
              {t('boards.run.open')}
            </a>
          )
        }
      />
      {run.source.purpose !== 'production' && <Callout tone="none" title={t('boards.run.countsNot', { purpose: t(`engines.purpose.${run.source.purpose}` as never) })} />}
      {run.error && (
        <Callout tone="act" title={`${t('boards.run.errorTitle')}${run.error.kind ? `: ${t(`runs.errorKind.${run.error.kind}`)}` : ''}`}>
          {run.error.code && <p className="font-mono text-xs">{run.error.code}</p>}
          {run.error.message && <p className="max-h-80 overflow-y-auto break-words whitespace-pre-wrap">{run.error.message}</p>}
        </Callout>
      )}
      <Columns
        main={
          <Section title={t('boards.run.history')}>
            <Timeline
              entries={[...run.states].reverse().map((state, index) => ({
                id: `${state.at}-${index}`,
                title: t(`runs.status.${state.status}`),
                detail: t('boards.run.observed', { time: f.dateTimeExact(state.at) }),
                tone: toneOfRun[state.status],
                current: index === 0,
              }))}
            />
            {run.attempts.length > 1 && (
              <ul className="mt-4 flex flex-wrap gap-2 text-sm">
                {run.attempts.map((other) => (
                  <li key={other.id}>
                    <InLink href={`/runs/${other.id}`} aria-current={other.id === run.id ? 'page' : undefined} className="rounded-sm border border-line px-2 py-0.5 aria-[current]:border-accent">
                      {t('boards.run.attempt')} {other.attempt} · {t(`runs.status.${other.status}`)}
                    </InLink>
                  </li>
                ))}
              </ul>
            )}
          </Section>
        }
        side={
          <Facts
            facts={[
              { label: t('boards.run.automation'), value: run.automation ? <TextLink href={`/automations/${run.automation.id}`}>{nameIn(locale, run.automation)}</TextLink> : t('boards.run.unlinked') },
              { label: t('boards.run.engine'), value: nameIn(locale, run.engine) },
              { label: t('boards.run.externalId'), value: <span className="font-mono text-xs break-all">{run.externalId}</span> },
              { label: t('boards.run.raw'), value: run.rawStatus },
              { label: t('boards.run.release'), value: run.release },
              { label: t('boards.run.attempt'), value: f.number(run.attempt) },
              { label: t('boards.run.queued'), value: run.queuedAt && f.dateTimeExact(run.queuedAt) },
              { label: t('boards.run.started'), value: run.startedAt && f.dateTimeExact(run.startedAt) },
              { label: t('boards.run.ended'), value: run.endedAt && f.dateTimeExact(run.endedAt) },
              { label: t('boards.run.duration'), value: f.duration(run.durationMs) },
              { label: t('boards.run.items'), value: run.items && t('boards.run.itemsText', { handled: run.items.handled, succeeded: run.items.succeeded ?? 0 }) },
              { label: t('boards.run.attended'), value: f.duration(run.attendedMs) },
              { label: t('boards.run.counted'), value: f.dateTimeExact(run.at) },
            ]}
          />
        }
      />
    </>
  )
}
