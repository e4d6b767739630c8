import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import { TakeBack } from '@/components/value/take-back'
import { rateAddress } from '@/lib/core/rates/address'
import { rateHistory, type RateState } from '@/lib/features/rates/rate-history'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { linesOf } from './lines'
import { takeBackRateAction } from '../../actions'

const tones: Record<RateState, Tone> = { valid: 'ok', upcoming: 'info', over: 'none', replaced: 'none', 'taken-back': 'none' }

type Params = { params: Promise<{ table: string; key: string }> }

async function lookUp({ table, key }: { table: string; key: string }) {
  const ctx = await pageCtx('rate:read')
  const address = rateAddress(table, decodeURIComponent(key))
  if (!address) notFound()
  return linesOf(ctx, await orNotFound(rateHistory(ctx, address)))
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await lookUp(await params)).title }
}

/** Everything that was ever entered for one wage, pair of currencies or parameter. */
export default async function RateHistoryPage({ params }: Params) {
  const { table, title, sentence, lines, mayEdit, enterHref } = await lookUp(await params)
  const [t, f] = await Promise.all([getTranslations('rates'), getFormats()])
  const enter = mayEdit && (
    <ButtonLink href={enterHref} variant="primary">
      {t('history.enterNext')}
    </ButtonLink>
  )
  return (
    <Messages areas={['rates', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/rates' }]} title={title} sentence={sentence} action={lines.length > 0 && enter} />
      <Section title={t('history.title')} note={t('history.note')}>
        {lines.length === 0 ? (
          <EmptyState title={t('history.emptyTitle')} action={enter}>
            {t('history.emptyText')}
          </EmptyState>
        ) : (
          <Timeline
            entries={lines.map((line) => ({
              id: line.id,
              current: line.state === 'valid',
              tone: tones[line.state],
              title: (
                <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                  <span className={line.state === 'replaced' || line.state === 'taken-back' ? 'text-ink-3 line-through' : 'tabular-nums'}>
                    {line.value === null ? t('history.takenBack', { day: f.date(line.validFrom) }) : t('history.entry', { value: line.value, day: f.date(line.validFrom) })}
                  </span>
                  <Status tone={tones[line.state]}>{t(`history.state.${line.state}`)}</Status>
                  {mayEdit && line.counts && <TakeBack action={takeBackRateAction} fields={{ table, id: line.id }} of="rates.history" />}
                </span>
              ),
              detail: t('history.detail', { at: f.dateTime(line.createdAt), name: line.by ?? t('system'), source: line.source }),
            }))}
          />
        )}
      </Section>
    </Messages>
  )
}
