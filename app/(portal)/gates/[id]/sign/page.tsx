import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { signedCriterion } from '@/lib/features/gates/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { SignForm } from './sign-form'
import { WithdrawForm } from './withdraw-form'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ criterion?: string; role?: string; withdraw?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates'))('title') }
}

export default async function SignPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('gate:attest')
  const [{ id }, asked] = await Promise.all([params, searchParams])
  const [t, roles, found] = await Promise.all([getTranslations('gates'), getTranslations('people.role'), orNotFound(signedCriterion(ctx, { phaseId: id, criterionId: asked.criterion ?? '' }))])
  const { phase, criterion } = found
  const role = criterion.roles.find((name) => name === asked.role)
  if (!role) notFound()
  const withdraw = asked.withdraw === '1'
  const name = criterion.label[ctx.locale]
  const target = { phaseId: phase.id, criterionId: criterion.id, role }
  return (
    <Messages areas={['gates', 'files']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/gates' }, { label: nameIn(ctx.locale, phase), href: `/gates/${phase.id}` }, { label: t(withdraw ? 'form.withdraw' : 'form.sign') }]}
        title={t(withdraw ? 'form.withdrawTitle' : 'form.title', { criterion: name })}
        sentence={withdraw ? t('form.withdrawSentence') : t('form.sentence', { role: roles(role) })}
      />
      {!withdraw && (
        <p className="mb-5 max-w-[75ch] text-ink-2">
          {criterion.help[ctx.locale]}
          {ctx.locale === 'en' && ' '}
          {criterion.validDays === null ? t('form.validEver') : t('form.valid', { days: criterion.validDays })}
        </p>
      )}
      {withdraw ? <WithdrawForm target={target} /> : <SignForm target={target} evidence={criterion.evidence} />}
    </Messages>
  )
}
