import { useTranslations } from 'next-intl'
import { use, type ReactNode } from 'react'
import type { FormAction } from '@/components/form/form-types'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import type { StepStatus } from '@/lib/core/requests/approval-chain'
import type { RoundView, StepView } from '@/lib/features/approvals/queries'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import { Reassign } from './approval-panel-open'
import { Blocked } from './workflow-panel'

export interface ApprovalPanelProps {
  /** From `approvalsOf` */
  rounds: RoundView[]
  /** Given to those who keep the register */
  reassign?: FormAction
}

const toneOf: Record<StepStatus, Tone> = { waiting: 'none', open: 'watch', approved: 'ok', rejected: 'act', void: 'none' }

/** The approval as a chain: who is asked, who decided when, why and in whose name; earlier rounds below. */
export function ApprovalPanel({ rounds, reassign }: ApprovalPanelProps) {
  const t = useTranslations('approvals')
  const [newest, ...earlier] = rounds
  if (!newest) return null
  const yes = newest.steps.filter(({ status }) => status === 'approved').length
  const title = newest.steps.length === 0 ? t('answer.none') : t(`answer.${newest.status as 'open'}`, { yes, of: newest.steps.length })
  return (
    <Section id="approval" title={title} note={t('policyNote', { ordinal: newest.policy })}>
      <Chain round={newest} reassign={reassign} />
      {earlier.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="w-fit cursor-pointer rounded-sm text-ink-2 hover:text-ink">{t('earlier', { count: earlier.length })}</summary>
          <div className="mt-2 grid gap-3">{earlier.map((round) => <Chain key={round.id} round={round} />)}</div>
        </details>
      )}
    </Section>
  )
}

function Chain({ round, reassign }: { round: RoundView; reassign?: FormAction }) {
  const t = useTranslations('approvals')
  const stages = [...new Set(round.steps.map(({ stage }) => stage))]
  if (!stages.length) return null
  return (
    <ol className="panel divide-y divide-line-soft">
      {stages.map((stage, index) => (
        <li key={stage} className="px-3.5 py-2.5">
          {stages.length > 1 && <p className="mb-1.5 text-xs text-ink-3">{t('stage', { ordinal: index + 1, of: stages.length })}</p>}
          <ul className="grid gap-3">
            {round.steps.filter((step) => step.stage === stage).map((step) => <ChainStep key={step.id} step={step} reassign={round.status === 'open' ? reassign : undefined} />)}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function ChainStep({ step, reassign }: { step: StepView; reassign?: FormAction }) {
  const t = useTranslations()
  const f = use(getFormats())
  const { decision } = step
  const who = decision?.decider.name ?? step.person?.name ?? t('approvals.anybody')
  const details: ReactNode[] = [
    decision && (step.onBehalfOf ? t('approvals.forOther', { at: f.dateTime(decision.decidedAt), name: step.onBehalfOf }) : f.dateTime(decision.decidedAt)),
    !decision && step.status === 'open' && step.dueOn && (step.overdue ? t('workflow.late', { due: f.date(step.dueOn), days: step.overdue }) : t('workflow.due', { due: f.date(step.dueOn) })),
    step.status === 'open' && step.reminders > 0 && t('approvals.remindedTimes', { count: step.reminders }),
    step.escalatedAt && step.status === 'open' && t('approvals.escalatedAt', { at: f.date(step.escalatedAt) }),
  ].filter(Boolean)
  return (
    <li className="grid gap-1 text-sm">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="min-w-0">
          <span className="font-medium">{t(`approvals.roles.${step.role}`)}</span>
          <span className="text-ink-2"> · {who}</span>
          {step.insteadOf && <span className="text-ink-3"> · {t('approvals.insteadOf', { role: t(`approvals.roles.${step.insteadOf}`) })}</span>}
        </p>
        <Status tone={step.overdue ? 'act' : toneOf[step.status]}>{t(`approvals.status.${step.status}`)}</Status>
      </div>
      {details.length > 0 && <p className="text-xs text-ink-3">{details.join(' · ')}</p>}
      {decision?.reason && <p dir="auto" className="max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{decision.reason}</p>}
      {decision?.advice && <p dir="auto" className="max-w-[75ch] [overflow-wrap:anywhere] whitespace-pre-line text-ink-2">{t('approvals.adviceIs', { advice: decision.advice })}</p>}
      {(step.mine || (reassign && step.status === 'open')) && (
        <div className="flex flex-wrap items-center gap-2" data-print="no">
          {step.mine?.reasons.length === 0 && <ButtonLink href={`/approvals/${step.id}`} size="sm">{t('approvals.decide')}</ButtonLink>}
          {step.mine && step.mine.reasons.length > 0 && <ul className="min-w-0 flex-1"><Blocked label={t('approvals.decide')} reasons={step.mine.reasons.map((reason) => say(t as never, reason))} /></ul>}
          {reassign && step.status === 'open' && <Reassign id={step.id} version={step.version} action={reassign} />}
        </div>
      )}
    </li>
  )
}
