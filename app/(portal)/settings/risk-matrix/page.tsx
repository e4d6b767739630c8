import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HeatMap } from '@/components/risks/heat-map'
import { PlainTable } from '@/components/table/plain-table'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { heatOf } from '@/lib/core/risks/heat'
import { matrixChanges } from '@/lib/core/risks/matrix-diff'
import { readMatrix } from '@/lib/features/risks/matrix-page'
import { previewMatrix } from '@/lib/features/risks/matrix-effect'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { BandRules } from './band-rules'
import { DraftButtons } from './draft-panel'
import { MatrixEditor } from './matrix-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('riskMatrix'))('title') }
}

export default async function RiskMatrixPage() {
  const ctx = await pageCtx('risk:read')
  const [t, all, risks, f, { ordinal, matrix, draft, versions, may }] = await Promise.all([getTranslations('riskMatrix'), getTranslations(), getTranslations('risks'), getFormats(), readMatrix(ctx, {})])
  const effect = draft ? await previewMatrix(ctx, { matrix: draft.matrix }) : null
  const changes = draft ? matrixChanges(matrix, draft.matrix) : []
  const shown = heatOf(matrix, [])
  return (
    <Messages areas={['riskMatrix', 'risks']}>
      <PageHeader crumbs={[{ label: risks('title'), href: '/risks' }]} size="answer" title={t('answer', { ordinal })} sentence={t('sentence')} />
      {draft && effect && (
        <Callout
          tone={draft.behind ? 'act' : 'info'}
          title={t(draft.behind ? 'behind' : 'draftTitle', { name: draft.author, at: f.dateTime(draft.updatedAt) })}
          action={!draft.behind && changes.length > 0 && <DraftButtons version={draft.version} reason={draft.reason} effect={{ ok: true, ...effect }} next={ordinal + 1} />}
        >
          {changes.length ? (
            <ul className="list-disc pl-4">
              {changes.slice(0, 20).map((change, at) => (
                <li key={at}>{all(change.key as never, change.params as never)}</li>
              ))}
              {changes.length > 20 && <li>{t('moreChanges', { count: changes.length - 20 })}</li>}
            </ul>
          ) : (
            t('noChanges')
          )}
        </Callout>
      )}
      <Columns
        main={
          <Section title={t('now')}>
            <HeatMap matrix={matrix} rows={shown.rows} arrows={[]} side="residual" locale={ctx.locale} />
          </Section>
        }
        side={<BandRules matrix={matrix} />}
      />
      {may.edit && (
        <Section title={t('editTitle', { ordinal: ordinal + 1 })} note={t('editNote')}>
          <MatrixEditor key={`${ordinal} ${draft?.version ?? 0}`} start={draft?.matrix ?? matrix} reason={draft?.reason ?? null} version={draft?.version ?? null} />
        </Section>
      )}
      <Section title={t('versions')}>
        <PlainTable
          caption={t('versions')}
          columns={[
            { id: 'version', header: t('version') },
            { id: 'reason', header: t('reason') },
            { id: 'by', header: t('by') },
            { id: 'at', header: t('at') },
          ]}
          rows={(versions.length ? versions : [{ id: 'product', ordinal: 1, reason: null, author: null, publishedAt: null }]).map((row) => ({
            id: row.id,
            name: String(row.ordinal),
            cells: { version: String(row.ordinal), reason: row.reason, by: row.author?.name ?? t('product'), at: row.publishedAt && f.dateTime(row.publishedAt) },
          }))}
        />
      </Section>
    </Messages>
  )
}
