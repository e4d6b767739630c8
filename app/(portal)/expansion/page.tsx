import { Waypoints } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { nameIn, type Locale } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { expansionPlan, type Proposal } from '@/lib/features/expansion/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { LookButton } from './look-button'
import { MeasuredTable } from './measured-table'
import { ProposalPanel } from './proposal-panel'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('expansion'))('title') }
}

export default async function ExpansionPage() {
  const ctx = await pageCtx('run:read')
  const [t, f, plan] = await Promise.all([getTranslations('expansion'), getFormats(), expansionPlan(ctx, {})])
  const open = plan.proposals.filter(({ status }) => status === 'open')
  const decided = plan.proposals.filter(({ status }) => status !== 'open')
  const passing = plan.measured.filter(({ passes }) => passes).length
  const look = plan.mayDecide && <LookButton />
  return (
    <Messages areas={plan.mayDecide ? ['expansion', 'automations', 'portfolio'] : []}>
      <PageHeader
        size="answer"
        title={open.length ? t('answer.open', countsOf(open)) : passing ? t('answer.passing', { count: passing }) : t(plan.measured.length ? 'answer.none' : 'answer.empty')}
        sentence={
          <>
            {t('sentence', { hurdle: f.percent(plan.hurdleBp, { digits: 0 }), similarity: f.percent(plan.similarityBp, { digits: 0 }) })}{' '}
            {plan.searchedAt ? t('searched', { when: f.relative(plan.searchedAt, ctx.now) }) : t('neverSearched')}
          </>
        }
        action={look}
      />
      <Section title={t('proposals')} note={open.length > 0 && t('proposalsNote')}>
        {open.length ? (
          <ul className="grid gap-3">
            {open.map((proposal) => (
              <ProposalPanel key={proposal.id} proposal={proposal} plan={plan} locale={ctx.locale} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={<Waypoints />} title={t('noneTitle')}>
            {t('noneText')}
          </EmptyState>
        )}
      </Section>
      {plan.measured.length > 0 && (
        <Section title={t('measured')} note={t('measuredNote')}>
          <MeasuredTable plan={plan} locale={ctx.locale} mayEdit={can(ctx.actor, 'automation:edit')} />
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={t('decided')}>
          <Decided proposals={decided} locale={ctx.locale} />
        </Section>
      )}
      <Section title={t('how')}>
        <p className="max-w-[80ch] text-sm text-ink-2">{t('howText')}</p>
      </Section>
    </Messages>
  )
}

/** A process counts once, with its best estimate: proposals come best first. */
const countsOf = (open: Proposal[]) => ({
  processes: new Set(open.map(({ process }) => process.id)).size,
  automations: new Set(open.map(({ automation }) => automation.id)).size,
  hours: Math.round([...new Map(open.toReversed().map(({ process, facts }) => [process.id, facts.sibling.hours])).values()].reduce((sum, hours) => sum + hours, 0)),
})

async function Decided({ proposals, locale }: { proposals: Proposal[]; locale: Locale }) {
  const [t, f] = await Promise.all([getTranslations('expansion'), getFormats()])
  return (
    <PlainTable
      caption={t('decided')}
      columns={[
        { id: 'pair', header: t('automation') },
        { id: 'decision', header: t('decision') },
        { id: 'reason', header: t('reason') },
        { id: 'by', header: t('by') },
      ]}
      rows={proposals.map((proposal) => {
        const pair = t('pair', { automation: nameIn(locale, proposal.automation), process: nameIn(locale, proposal.process) })
        const accepted = proposal.status === 'accepted'
        return {
          id: proposal.id,
          name: pair,
          cells: {
            pair,
            decision: (
              <span className="inline-flex flex-wrap items-center gap-2">
                <Status tone={accepted ? 'ok' : 'none'}>{t(accepted ? 'accepted' : 'declined')}</Status>
                {proposal.madeRequest && <TextLink href={`/requests/${proposal.madeRequest.number}`}>{requestCode(proposal.madeRequest.number)}</TextLink>}
                {proposal.madeAutomationId && <TextLink href={`/automations/${proposal.madeAutomationId}`}>{t('made')}</TextLink>}
              </span>
            ),
            reason: proposal.reason,
            by: proposal.decidedBy ? t('decidedOn', { name: proposal.decidedBy, date: f.date(proposal.decidedAt) }) : f.date(proposal.decidedAt),
          },
        }
      })}
    />
  )
}
