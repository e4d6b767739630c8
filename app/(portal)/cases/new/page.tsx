import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { SearchParams } from '@/components/table/list-params'
import { PageHeader } from '@/components/ui/page-header'
import { caseCode } from '@/lib/core/cases/statuses'
import { nameIn } from '@/lib/core/localized'
import { newCaseFrom, startChoices } from '@/lib/features/cases/choices'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { NewCaseForm } from './new-case-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cases'))('new.title') }
}

export default async function NewCasePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('case:edit')
  const asked = await searchParams
  const text = (name: string) => (typeof asked[name] === 'string' && asked[name] ? (asked[name] as string) : undefined)
  const [t, choices, from] = await Promise.all([getTranslations('cases'), startChoices(ctx, {}), orNotFound(newCaseFrom(ctx, { automationId: text('automation'), requestId: text('request'), copy: text('copy') }))])
  return (
    <Messages areas={['cases', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/cases' }, { label: t('new.title') }]} title={t('new.title')} sentence={t('new.sentence')} />
      <NewCaseForm
        shipped={choices.shipped}
        copies={[...choices.own.map(({ id, number, name }) => ({ value: id, label: t('new.ownTemplate', { name: `${caseCode(number)} ${name}` }) })), ...choices.cases.map(({ id, number, name }) => ({ value: id, label: `${caseCode(number)} ${name}` }))]}
        automation={from.automation && { value: from.automation.id, label: nameIn(ctx.locale, from.automation) }}
        request={from.request && { value: from.request.id, label: `R-${from.request.number} ${from.request.title}` }}
        copyOf={from.copyId}
      />
    </Messages>
  )
}
