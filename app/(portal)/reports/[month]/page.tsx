import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { formatChange, formatFigure, formatTarget, formatValue } from '@/components/metrics/figure-format'
import { standingCell } from '@/components/metrics/figure-cell'
import { mostUrgent, toneOfReading } from '@/lib/core/gates/tone'
import { getPack, type PackView } from '@/lib/features/packs/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { phaseHeadlineText, targetText, valueText, type ReadingWords } from '@/lib/i18n/reading-text'
import { getReadingWords } from '@/lib/i18n/reading-words'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { getMonthFormat } from '../month-format'
import { PackFiles } from '../pack-files'
import { RisksThen } from './risks-then'

interface Params {
  params: Promise<{ month: string }>
  searchParams: Promise<{ number?: string }>
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [{ month }, t, format] = await Promise.all([params, getTranslations('packs.record'), getMonthFormat()])
  return { title: /^\d{4}-\d{2}$/.test(month) ? t('title', { month: format(month) }) : t('title', { month }) }
}

export default async function PackPage({ params, searchParams }: Params) {
  const ctx = await pageCtx('pack:read')
  const [{ month }, { number }] = await Promise.all([params, searchParams])
  const pack = await orNotFound(getPack(ctx, { month, ordinal: number && /^\d{1,5}$/.test(number) ? number : undefined }))
  const [all, t, words, format, day] = await Promise.all([getTranslations(), getTranslations('packs.record'), getReadingWords(), getMonthFormat(), getDayFormat()])
  const { figures, versions } = pack
  const { f } = words
  return (
    <>
      <PageHeader
        size="answer"
        crumbs={[{ label: all('packs.title'), href: '/reports' }, { label: t('title', { month: format(month) }), href: `/reports/${month}` }]}
        title={figures.active?.readiness ? phaseHeadlineText(words, figures.active.readiness) : all('packs.noActive')}
        sentence={t('frozen', { at: f.dateTime(figures.madeAt) })}
      />
      {figures.lateSince && <Callout tone="watch" title={t('late', { due: day(figures.lateSince), day: day(figures.today) })} />}
      <Columns
        main={<Then pack={pack} words={words} />}
        side={
          <>
            <Section title={t('files')}>
              <PackFiles files={pack.files} />
            </Section>
            <Proof pack={pack} />
            <Section title={t('versions')}>
              <ul className="text-sm">
                {versions.map(({ ordinal, generatedAt }) => (
                  <li key={ordinal} className="border-b border-line-soft py-1.5 last:border-0">
                    {ordinal === pack.ordinal ? (
                      <>
                        {t('version', { ordinal, at: f.dateTime(generatedAt) })} <span className="text-xs text-ink-3">{t('current')}</span>
                      </>
                    ) : (
                      <TextLink href={`/reports/${month}?number=${ordinal}`}>{t('version', { ordinal, at: f.dateTime(generatedAt) })}</TextLink>
                    )}
                  </li>
                ))}
              </ul>
            </Section>
            <Facts facts={[{ label: t('madeBy'), value: pack.by ?? all('packs.page.byItself') }]} />
          </>
        }
      />
    </>
  )
}

/** Whether figures, trail and files still are what was made, computed when the page is opened. */
async function Proof({ pack: { faults, hash } }: { pack: PackView }) {
  const t = await getTranslations('packs.record')
  const { f } = await getReadingWords()
  return (
    <Section title={t('proof')}>
      <Callout tone={faults.length ? 'act' : 'ok'} title={t(faults.length ? 'broken' : 'intact')}>
        {faults.length ? t('brokenText', { parts: f.list(faults.map((part) => t(`parts.${part}`))) }) : t('intactText')}
      </Callout>
      <p className="text-xs text-ink-3">{t('hash')}</p>
      <p className="font-mono text-xs break-all">{hash}</p>
    </Section>
  )
}

/** The gate and the figures as they were on that day. */
async function Then({ pack: { figures }, words }: { pack: PackView; words: ReadingWords }) {
  const [t, c, g, metrics, status, reason] = await Promise.all([
    getTranslations('packs.record'), getTranslations('cockpit'), getTranslations('gates'), getTranslations('metrics'), getTranslations('ui.status'), getTranslations('boards.reason'),
  ])
  const { f } = words
  const readiness = figures.active?.readiness
  return (
    <>
      {readiness && (
        <Section title={t('gate')}>
          <PlainTable
            caption={t('gate')}
            columns={[
              { id: 'criterion', header: c('gate.criterion'), maxWidth: '19rem' },
              { id: 'value', header: c('gate.value'), align: 'right' },
              { id: 'target', header: c('gate.target'), align: 'right' },
              { id: 'sample', header: c('gate.sample'), align: 'right', wideOnly: true },
              { id: 'state', header: c('gate.state') },
            ]}
            rows={[...readiness.readings].sort(mostUrgent).map((reading) => ({
              id: reading.criterionId,
              name: reading.label[f.locale],
              cells: {
                criterion: { text: reading.label[f.locale], sub: reading.mandatory ? undefined : c('gate.advisory') },
                value: reading.kind === 'signed' ? c('gate.signed', { given: reading.value ?? 0, needed: reading.target ?? 0 }) : valueText(f, reading),
                target: reading.kind === 'signed' ? null : targetText(f, reading),
                sample: reading.sample === null ? null : f.number(reading.sample),
                state: { text: g(`state.${reading.state}`), tone: toneOfReading(reading, readiness.phase.status) },
              },
            }))}
          />
        </Section>
      )}
      {figures.runs && (
        <Section title={t('figures')}>
          <PlainTable
            caption={t('figures')}
            columns={[
              { id: 'metric', header: c('figures.metric') },
              { id: 'now', header: c('figures.now'), align: 'right' },
              { id: 'before', header: c('figures.before'), align: 'right', wideOnly: true },
              { id: 'change', header: c('figures.change'), align: 'right' },
              { id: 'target', header: c('figures.target'), align: 'right' },
              { id: 'state', header: c('figures.state') },
            ]}
            rows={figures.runs.totals.map((figure) => ({
              id: figure.id,
              name: metrics(`${figure.id}.name`),
              cells: {
                metric: metrics(`${figure.id}.name`),
                now: figure.value === null ? null : formatFigure(f, figure),
                before: formatValue(f, figure.id, figure.previous),
                change: formatChange(f, figure.id, figure.change),
                target: formatTarget(f, figure),
                state: figure.target === null ? null : standingCell({ reason, status }, figure),
              },
            }))}
          />
        </Section>
      )}
      <RisksThen risks={figures.risks} f={f} />
    </>
  )
}
