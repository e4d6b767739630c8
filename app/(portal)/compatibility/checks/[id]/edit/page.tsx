import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { getCheck } from '@/lib/features/autochecks/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { CheckForm } from '../../check-form'
import { checkChoices } from '../../choices'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('autochecks'))('form.editTitle') }
}

export default async function EditCheckPage({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await pageCtx('autocheck:edit')
  const [t, check] = await Promise.all([getTranslations('autochecks'), orNotFound(params.then(({ id }) => getCheck(ctx, { id })))])
  const { id, version, kind, name, nameZh, environment, codes, everyMinutes, writing, config, samples, secrets } = check
  const option = (row: { id: string; code: string; name: string; nameZh: string | null } | null) => row && { value: row.id, label: nameIn(ctx.locale, row), note: row.code }
  const shown = nameIn(ctx.locale, check)
  return (
    <Messages areas={['autochecks', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/compatibility/checks' }, { label: shown, href: `/compatibility/checks/${id}` }]} title={t('form.editTitle')} sentence={t(`kinds.${kind}.note`)} />
      <CheckForm
        kind={kind}
        choices={await checkChoices(kind)}
        from={{ system: option(check.system), interface: option(check.interface), automation: option(check.automation) }}
        edited={{ id, version, name, nameZh, environment, codes, everyMinutes, writing, config, samples, sealed: secrets.map(({ field }) => field) }}
      />
    </Messages>
  )
}
