import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { readProposal } from '@/lib/core/scoring/backtest-weights'
import { getScoringModels } from '@/lib/features/scoring/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { ModelForm } from './model-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('scoring'))('model.title') }
}

export default async function ScoringPage({ searchParams }: { searchParams: Promise<{ propose?: string }> }) {
  const ctx = await pageCtx('request:read')
  const [t, f, { current, versions }] = await Promise.all([getTranslations('scoring.model'), getFormats(), getScoringModels(ctx, {})])
  const editable = can(ctx.actor, 'scoring:edit')
  const proposed = editable ? readProposal((await searchParams).propose) : null
  const constants = proposed ? { ...current.constants, weightsBp: proposed } : current.constants
  const backtest = await getTranslations('backtest.propose')
  return (
    <Messages areas={['scoring', 'portfolio']}>
      <PageHeader title={t('answer', { ordinal: current.ordinal })} sentence={t('sentence')} size="answer" />
      {!editable && <Callout tone="none" title={t('readOnly')} />}
      {proposed && (
        <Callout tone="info" title={backtest('opened')}>
          {backtest('openedText')}
        </Callout>
      )}
      <ModelForm key={`${current.ordinal} ${proposed ? 'proposed' : ''}`} current={{ ordinal: current.ordinal, constants }} readOnly={!editable} />
      <Section title={t('versions')} className="mt-8">
        <PlainTable
          caption={t('versions')}
          columns={[
            { id: 'version', header: t('version') },
            { id: 'note', header: t('note') },
            { id: 'by', header: t('by') },
            { id: 'at', header: t('at') },
            { id: 'used', header: t('used'), align: 'right' },
          ]}
          rows={(versions.length ? versions : [{ id: 'product', ordinal: 1, note: null, by: null, publishedAt: null, assessments: 0 }]).map((row) => ({
            id: row.id,
            name: String(row.ordinal),
            cells: { version: String(row.ordinal), note: row.note, by: row.by ?? t('product'), at: row.publishedAt && f.dateTime(row.publishedAt), used: f.number(row.assessments) },
          }))}
        />
      </Section>
    </Messages>
  )
}
