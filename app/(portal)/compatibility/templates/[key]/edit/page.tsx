import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getTemplate } from '@/lib/features/compatibility/template-queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ChangeList } from '../change-list'
import { TemplateEditor } from './template-editor'
import type { EditedBody } from './edited'

type Params = { params: Promise<{ key: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('compatibility-template:edit')
  const list = await orNotFound(getTemplate(ctx, await params))
  return { title: (await getTranslations('compatPlan.templates'))('editTitle', { name: list.body?.names[ctx.locale] ?? list.key }) }
}

export default async function EditTemplatePage({ params }: Params) {
  const ctx = await pageCtx('compatibility-template:edit')
  const list = await orNotFound(getTemplate(ctx, await params))
  const t = await getTranslations('compatPlan.templates')
  const { draft, body } = list
  const name = body?.names[ctx.locale] ?? draft?.body.names[ctx.locale] ?? list.key
  return (
    <Messages areas={['compatPlan', 'compatibility', 'interfaces', 'automations', 'processes']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/compatibility/templates' }, { label: name, href: `/compatibility/templates/${list.key}` }]} title={t('editTitle', { name })} sentence={t('draftNote')} />
      {draft && (
        <Section title={t('changes')}>
          <ChangeList diff={draft.diff} problems={draft.problems} />
        </Section>
      )}
      <TemplateEditor
        key={draft?.version ?? 0}
        listKey={list.key}
        given={(draft?.body ?? body) as EditedBody}
        draft={draft && { version: draft.version, reason: draft.reason ?? '', ordinal: (list.ordinal ?? 0) + 1, publishable: draft.problems === null && !draft.overtaken && draft.diff !== null && draft.diff.checks.length + draft.diff.head.length > 0 }}
      />
    </Messages>
  )
}
