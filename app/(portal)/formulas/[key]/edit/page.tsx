import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getFormulaEditor } from '@/lib/features/formulas/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { FormulaEditor } from '../../editor/formula-editor'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('formulas'))('edit') }
}

export default async function EditFormulaPage({ params, searchParams }: { params: Promise<{ key: string }>; searchParams: Promise<{ automation?: string | string[] }> }) {
  const ctx = await pageCtx('formula:edit')
  const [{ key }, { automation }] = await Promise.all([params, searchParams])
  const [t, editor, { currency }] = await Promise.all([getTranslations('formulas'), orNotFound(getFormulaEditor(ctx, { key })), settingsOf(ctx.db, 'organisation')])
  const name = editor.body.names[ctx.locale] || key
  const blocked = editor.blockedBy ? t('editor.blocked', { name: editor.blockedBy }) : editor.archived ? t('archived') : null
  return (
    <Messages areas={['formulas']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/formulas' }, { label: name, href: `/formulas/${key}` }, { label: t('edit') }]} title={t('editor.titleEdit', { name })} sentence={editor.ordinal ? t('editor.based', { ordinal: editor.ordinal }) : t('editor.sentence')} />
      {blocked ? (
        <Callout tone="watch" title={blocked} action={<ButtonLink href={`/formulas/${key}${editor.blockedBy ? '?tab=draft' : ''}`}>{t(editor.blockedBy ? 'editor.look' : 'tab.formula')}</ButtonLink>}>
          {editor.blockedBy && t('editor.blockedText')}
        </Callout>
      ) : (
        <FormulaEditor
          key={key}
          formulaKey={key}
          body={editor.body}
          reason={editor.reason}
          version={editor.draft?.version ?? null}
          submitted={editor.draft?.submittedAt != null}
          automations={editor.automations.map((row) => ({ value: row.id, label: `${row.code} ${nameIn(ctx.locale, row)}` }))}
          currency={currency}
          automationId={editor.automations.find(({ id }) => id === automation)?.id}
        />
      )}
    </Messages>
  )
}
