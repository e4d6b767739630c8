import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { History } from '@/components/history/history'
import { Columns, Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { riskNumber, statedIn } from '@/lib/core/risks/statement'
import { historyOf } from '@/lib/features/audit/queries'
import { getRisk } from '@/lib/features/risks/detail'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { IndicatorsPanel } from '../panels/indicators-panel'
import { MoneyPanel } from '../panels/money-panel'
import { AcceptancePanel } from './acceptance-panel'
import { ActionsSection } from './actions-section'
import { AssessmentsSection } from './assessments-section'
import { ControlsSection } from './controls-section'
import { LinksSection } from './links-section'
import { ProposalPanel } from './proposal-panel'
import { RiskFacts } from './risk-facts'
import { RiskHeader } from './risk-header'
import { StatementPanel } from './statement-panel'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('risk:read')
  const risk = await orNotFound(getRisk(ctx, { ref: (await params).number }))
  return { title: `${risk.code} ${statedIn(ctx.locale, risk).title}` }
}

export default async function RiskPage({ params }: Props) {
  const ctx = await pageCtx('risk:read')
  const { number: ref } = await params
  const risk = await orNotFound(getRisk(ctx, { ref }))
  // Actions and notices know a risk by its id.
  if (riskNumber(ref) === null) redirect(`/risks/${risk.number}`)
  const [t, lines] = await Promise.all([getTranslations('risks'), historyOf(ctx, 'risk', risk.id)])
  const { locale } = ctx
  return (
    <Messages areas={['risks', 'portfolio', 'files']}>
      <RiskHeader risk={risk} locale={locale} />
      <ProposalPanel risk={risk} locale={locale} />
      <Columns
        main={
          <>
            <StatementPanel risk={risk} locale={locale} />
            <ControlsSection risk={risk} locale={locale} mayAddFiles={can(ctx.actor, 'file:add')} />
            <IndicatorsPanel ctx={ctx} riskId={risk.id} />
            <ActionsSection risk={risk} />
            <AssessmentsSection risk={risk} locale={locale} />
          </>
        }
        side={
          <>
            <RiskFacts risk={risk} locale={locale} />
            <AcceptancePanel risk={risk} />
            <MoneyPanel ctx={ctx} riskId={risk.id} />
            <LinksSection risk={risk} locale={locale} />
          </>
        }
        more={
          <Section title={t('history')}>
            <History lines={lines} />
          </Section>
        }
      />
    </Messages>
  )
}
