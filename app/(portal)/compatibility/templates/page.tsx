import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { listTemplates } from '@/lib/features/compatibility/template-queries'
import { getFormats } from '@/lib/i18n/formats'
import { pageCtx } from '@/lib/server/auth'
import { CompatTabs } from '../compat-tabs'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('compatPlan.templates'))('title') }
}

export default async function CompatTemplatesPage() {
  const ctx = await pageCtx('compatibility:read')
  const [t, f, { rows, mayEdit }] = await Promise.all([getTranslations('compatPlan.templates'), getFormats(), listTemplates(ctx, {})])
  const counting = rows.filter(({ archivedAt }) => !archivedAt)
  return (
    <>
      <PageHeader
        size="answer"
        title={t('answer', { checks: counting.reduce((sum, { checks }) => sum + checks, 0), lists: counting.length })}
        sentence={t('sentence')}
        action={mayEdit && <ButtonLink variant="primary" href="/compatibility/templates/new" icon={<Plus aria-hidden="true" />}>{t('new')}</ButtonLink>}
      />
      <CompatTabs now="templates" />
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'name', header: t('name') },
          { id: 'applies', header: t('applies') },
          { id: 'checks', header: t('checks'), align: 'right' },
          { id: 'blockers', header: t('blockers'), align: 'right' },
          { id: 'version', header: t('version'), align: 'right' },
          { id: 'origin', header: t('origin') },
          { id: 'draft', header: t('draft') },
        ]}
        rows={rows.map((row) => ({
          id: row.key,
          name: row.names[ctx.locale],
          href: `/compatibility/templates/${row.key}`,
          cells: {
            name: { text: row.names[ctx.locale], sub: row.archivedAt ? t('archived') : undefined },
            applies: row.products.length ? t('productsOf', { words: row.products.join(t('comma')) }) : t('everyone'),
            checks: f.number(row.checks),
            blockers: f.number(row.blockers),
            version: row.ordinal === null ? null : f.number(row.ordinal),
            origin: t(row.origin === 'shipped' ? 'shipped' : 'own'),
            draft: row.draft && { text: t('draftBy', { name: row.draft.by }), tone: 'info' },
          },
        }))}
      />
    </>
  )
}
