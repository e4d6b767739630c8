import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { caseCode } from '@/lib/core/cases/statuses'
import { getCase } from '@/lib/features/cases/detail'
import { editorChoices } from '@/lib/features/cases/choices'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { CaseEditor } from './case-editor'

type Params = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const [t, { number }] = await Promise.all([getTranslations('cases'), params])
  return { title: t('editor.pageTitle', { code: `BC-${number}` }) }
}

export default async function EditCasePage({ params }: Params) {
  const ctx = await pageCtx('case:edit')
  const [found, t, choices] = await Promise.all([orNotFound(params.then((ref) => getCase(ctx, ref))), getTranslations('cases'), editorChoices(ctx, {})])
  const { id, number, name, currency, version, body, figures, reasons, resolved } = found
  if (found.may.save === null || found.may.save.length) redirect(`/cases/${number}`)
  const code = caseCode(number)
  return (
    <Messages areas={['cases', 'finance', 'formulas', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/cases' }, { label: code, href: `/cases/${number}` }, { label: t('editor.crumb') }]} title={name} sentence={t(found.isTemplate ? 'editor.sentenceTemplate' : found.counting ? 'editor.sentenceNext' : 'editor.sentence', { ordinal: found.counting ?? 0 })} />
      <CaseEditor key={id} id={id} number={number} name={name} currency={currency} version={version} body={body} currencies={choices.currencies} formulas={choices.formulas} risks={choices.risks} first={{ figures, reasons, resolved }} />
    </Messages>
  )
}
