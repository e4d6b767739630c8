import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { riskCode } from '@/lib/core/risks/statement'
import { readLibrary, suggestRisks } from '@/lib/features/risks/library'
import { readMatrix } from '@/lib/features/risks/matrix-page'
import { requestOfNumber } from '@/lib/features/risks/of-request'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { formChoices } from '../choices'
import { RiskForm } from '../risk-form'
import { LibraryList } from './library-list'
import { fromEntry, requestAsked, startFrom } from './start'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('risks'))('form.newTitle') }
}

/** First the library, or what it suggests for an automation; then the form, filled from the entry that was chosen. */
export default async function NewRiskPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('risk:edit')
  const params = await searchParams
  const [t, entries] = await Promise.all([getTranslations('risks'), readLibrary(ctx, {})])
  const entry = entries.find(({ id }) => id === params.library)
  const crumbs = [{ label: t('title'), href: '/risks' }]
  const kept = Object.entries(params).flatMap(([name, value]) => (typeof value === 'string' && name !== 'library' && name !== 'blank' ? [[name, value] as [string, string]] : []))
  const hrefOf = (more: Record<string, string>) => `/risks/new?${new URLSearchParams([...kept, ...Object.entries(more)])}`
  if (entry || params.blank === '1') {
    const [choices, { matrix }, start, request] = await Promise.all([formChoices(), readMatrix(ctx, {}), startFrom(ctx, params), requestOfNumber(ctx, { number: requestAsked(params) })])
    const middle = Math.ceil(matrix.size / 2)
    const place = entry ? { likelihood: entry.likelihood, impact: entry.impact } : { likelihood: middle, impact: middle }
    return (
      <Messages areas={['risks', 'portfolio']}>
        <PageHeader crumbs={crumbs} title={entry ? entry.title[ctx.locale] : t('form.newTitle')} sentence={t('form.newText')} />
        <RiskForm
          choices={choices}
          start={entry ? fromEntry(entry, start) : start}
          opening={{ matrix, inherent: place, residual: place, libraryId: entry?.id, controls: entry?.controls.map(({ text, kind }, at) => ({ value: String(at), label: text[ctx.locale], note: t(`controlKinds.${kind}`) })) ?? [], requestId: request?.id }}
        />
      </Messages>
    )
  }
  const suggested = typeof params.automation === 'string' && params.automation ? await orNotFound(suggestRisks(ctx, { automationId: params.automation })) : null
  const rows = suggested ? suggested.rows : entries.map((one) => ({ entry: one, because: [], known: null }))
  const open = rows.filter(({ known }) => known !== null).length
  return (
    <>
      <PageHeader
        crumbs={suggested ? [...crumbs, { label: nameIn(ctx.locale, suggested.automation), href: `/automations/${suggested.automation.id}` }] : crumbs}
        size={suggested ? 'answer' : 'record'}
        title={suggested ? t('library.suggested', { count: rows.length, name: nameIn(ctx.locale, suggested.automation) }) : t('library.title')}
        sentence={suggested ? t('library.suggestedText', { open }) : t('library.text')}
        action={<ButtonLink href={hrefOf({ blank: '1' })}>{t('library.blank')}</ButtonLink>}
      />
      <LibraryList locale={ctx.locale} rows={rows.map(({ known, ...row }) => ({ ...row, known: known === null ? null : { number: known, code: riskCode(known) }, href: hrefOf({ library: row.entry.id }) }))} grouped={!suggested} />
    </>
  )
}
