import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { takeProposal } from '@/lib/core/risks/assessment'
import { nameIn } from '@/lib/core/localized'
import { statedIn } from '@/lib/core/risks/statement'
import { getRisk } from '@/lib/features/risks/detail'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { ProposalSentence } from '../proposal-panel'
import { StatementPanel } from '../statement-panel'
import { AssessForm } from './assess-form'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('risk:edit')
  const risk = await orNotFound(getRisk(ctx, { ref: (await params).number }))
  return { title: (await getTranslations('risks'))('assessPage.title', { code: risk.code }) }
}

/** The statement and what keeps the risk small beside the judgement that is asked for. */
export default async function AssessRiskPage({ params }: Props) {
  const ctx = await pageCtx('risk:edit')
  const [risk, t] = await Promise.all([orNotFound(getRisk(ctx, { ref: (await params).number })), getTranslations('risks')])
  if (!risk.may.edit) redirect(`/risks/${risk.number}`)
  const { matrix, proposal } = risk
  const standing = { inherent: { likelihood: risk.inherentLikelihood, impact: risk.inherentImpact }, residual: { likelihood: risk.residualLikelihood, impact: risk.residualImpact } }
  const start = proposal ? takeProposal(matrix, standing.inherent, { likelihood: proposal.likelihood, impact: proposal.impact }) : standing
  const controls = risk.controls.filter(({ archivedAt }) => !archivedAt)
  return (
    <Messages areas={['risks']}>
      <PageHeader crumbs={[{ label: t('title'), href: '/risks' }, { label: `${risk.code} ${statedIn(ctx.locale, risk).title}`, href: `/risks/${risk.number}` }]} title={t('assessPage.title', { code: risk.code })} sentence={t('assessPage.text')} />
      {proposal && (
        <Callout tone="act" title={t('proposalTitle', { score: proposal.score })}>
          {proposal.facts && (
            <p>
              <ProposalSentence facts={proposal.facts} locale={ctx.locale} />
            </p>
          )}
          <p>{t('assessPage.noteDeclines', { score: proposal.score })}</p>
        </Callout>
      )}
      <Columns
        main={<AssessForm id={risk.id} version={risk.version} number={risk.number} matrix={matrix} inherent={start.inherent} residual={start.residual} proposed={proposal} />}
        side={
          <>
            <StatementPanel risk={risk} locale={ctx.locale} />
            <Section title={t('assessPage.controls')}>
              {controls.length ? (
                <ul className="grid gap-1.5 text-sm">
                  {controls.map((control) => (
                    <li key={control.id}>
                      {nameIn(ctx.locale, { name: control.text, nameZh: control.textZh })} <span className="text-ink-3">({t(`ratings.${control.worth}`)})</span>
                    </li>
                  ))}
                </ul>
              ) : (
                <p className="text-sm text-ink-3">{t('controls.empty')}</p>
              )}
            </Section>
          </>
        }
      />
    </Messages>
  )
}
