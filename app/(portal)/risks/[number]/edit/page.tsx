import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { statedIn } from '@/lib/core/risks/statement'
import { getRisk } from '@/lib/features/risks/detail'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { formChoices } from '../../choices'
import { RiskForm } from '../../risk-form'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('risks'))('form.editTitle') }
}

export default async function EditRiskPage({ params }: Props) {
  const ctx = await pageCtx('risk:edit')
  const [risk, t, choices] = await Promise.all([orNotFound(getRisk(ctx, { ref: (await params).number })), getTranslations('risks'), formChoices()])
  if (!risk.may.edit) redirect(`/risks/${risk.number}`)
  const person = (one: { id: string; name: string } | null) => one && { value: one.id, label: one.name }
  return (
    <Messages areas={['risks', 'portfolio']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/risks' }, { label: `${risk.code} ${statedIn(ctx.locale, risk).title}`, href: `/risks/${risk.number}` }]} title={t('form.editTitle')} />
      <RiskForm
        choices={choices}
        edited={{ id: risk.id, version: risk.version, number: risk.number }}
        start={{ ...risk, on: risk.on && { value: risk.on.id, label: nameIn(ctx.locale, risk.on), note: risk.on.code }, owner: person(risk.owner), deputy: person(risk.deputy) }}
      />
    </Messages>
  )
}
