import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { impactCode } from '@/lib/core/compliance/impact'
import { nameIn } from '@/lib/core/localized'
import { newAssessment } from '@/lib/features/compliance/choices'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { NewAssessmentForm } from './new-assessment-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('impact'))('newTitle') }
}

export default async function NewAssessmentPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('compliance:edit')
  const asked = await searchParams
  const text = (name: string) => (typeof asked[name] === 'string' && asked[name] ? (asked[name] as string) : undefined)
  const [t, compliance, found] = await Promise.all([getTranslations('impact'), getTranslations('compliance'), orNotFound(newAssessment(ctx, { process: text('process'), kind: text('kind'), copy: text('copy') }))])
  const { processes, processId, earlier, kind, me } = found
  const chosen = processes.find(({ id }) => id === processId)
  return (
    <Messages areas={['impact']}>
      <PageHeader
        crumbs={[{ label: compliance('title'), href: '/compliance' }, { label: t('title'), href: '/compliance/assessments' }]}
        title={t('newTitle')}
        sentence={earlier ? t('newRenew', { code: impactCode(earlier.number) }) : t('newText')}
      />
      {processes.length === 0 ? (
        <EmptyState title={t('noProcess')} action={<ButtonLink href="/compliance" variant="primary">{compliance('title')}</ButtonLink>}>
          {t('refused.noRecord')}
        </EmptyState>
      ) : (
        <NewAssessmentForm
          processes={processes.map((row) => ({ value: row.id, label: nameIn(ctx.locale, row) }))}
          processId={processId}
          kind={kind}
          copyOf={earlier?.number ?? null}
          title={earlier?.title ?? (chosen ? t('defaultTitle', { process: nameIn(ctx.locale, chosen) }) : '')}
          owner={me && { value: me.id, label: me.name }}
        />
      )}
    </Messages>
  )
}
