import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { nameIn } from '@/lib/core/localized'
import { moneyText } from '@/lib/core/portfolio/money'
import { getPhase } from '@/lib/features/programme/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { settingsOf } from '@/lib/server/settings'
import { PhaseForm } from './phase-form'

type Params = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const ctx = await pageCtx('programme:edit')
  const phase = await orNotFound(getPhase(ctx, await params))
  return { title: (await getTranslations('programme.form'))('title', { phase: nameIn(ctx.locale, phase) }) }
}

export default async function EditPhasePage({ params }: Params) {
  const ctx = await pageCtx('programme:edit')
  const [phase, organisation] = await Promise.all([orNotFound(params.then((ref) => getPhase(ctx, ref))), settingsOf(ctx.db, 'organisation')])
  const t = await getTranslations()
  const name = nameIn(ctx.locale, phase)
  const currency = phase.currency ?? organisation.currency
  const { id, version, nameZh, objective, objectiveZh, plannedStart, plannedEnd, budgetMinor } = phase
  return (
    <Messages areas={['programme', 'portfolio']}>
      <PageHeader
        crumbs={[{ label: t('boards.programme.title'), href: '/programme' }, { label: name, href: `/programme/phases/${id}` }]}
        title={t('programme.form.title', { phase: name })}
      />
      {phase.status === 'closed' ? (
        <Callout tone="none" title={t('programme.phase.closed')} />
      ) : (
        <PhaseForm
          phase={{ id, version, name: phase.name, nameZh, objective, objectiveZh, plannedStart, plannedEnd, budget: budgetMinor === null ? '' : moneyText(budgetMinor, currency), currency }}
          owner={phase.owner && { value: phase.owner.id, label: phase.owner.name }}
        />
      )}
    </Messages>
  )
}
