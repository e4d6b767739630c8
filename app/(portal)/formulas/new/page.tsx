import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getFormulaEditor } from '@/lib/features/formulas/queries'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { FormulaEditor } from '../editor/formula-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('formulas'))('new') }
}

export default async function NewFormulaPage() {
  const ctx = await pageCtx('formula:edit')
  const [t, editor, { currency }] = await Promise.all([getTranslations('formulas'), getFormulaEditor(ctx, {}), settingsOf(ctx.db, 'organisation')])
  return (
    <Messages areas={['formulas']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/formulas' }, { label: t('new') }]} title={t('editor.titleNew')} sentence={t('editor.sentence')} />
      <FormulaEditor formulaKey={null} body={editor.body} reason="" version={null} submitted={false} automations={editor.automations.map((row) => ({ value: row.id, label: `${row.code} ${nameIn(ctx.locale, row)}` }))} currency={currency} />
    </Messages>
  )
}
