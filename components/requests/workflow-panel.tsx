import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { use, useId } from 'react'
import type { FormAction } from '@/components/form/form-types'
import { ButtonLink, buttonClass, type ButtonVariant } from '@/components/ui/button'
import { ToneMark } from '@/components/ui/status'
import { Steps } from '@/components/ui/steps'
import { toneText, type Tone } from '@/components/ui/tone'
import { addDays } from '@/lib/core/calendar/local-day'
import { moneyText } from '@/lib/core/portfolio/money'
import { technologies } from '@/lib/core/portfolio/stages'
import type { RequestStatus } from '@/lib/core/requests/statuses'
import type { StepName } from '@/lib/core/requests/workflow-table'
import type { WorkflowView } from '@/lib/features/requests/workflow-view'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import { OpenApproval } from './approval-panel-open'
import { DeliverButton, type DeliverChoices } from './workflow-panel-deliver'
import { StepButton } from './workflow-panel-step'

export interface WorkflowPanelProps {
  /** From `workflowView` */
  view: WorkflowView
  actions: { takeStep: FormAction; convert: FormAction; openApproval: FormAction }
}

const way = ['submitted', 'in-assessment', 'assessed', 'approved', 'in-delivery', 'live'] as const
/** States beside the way stand at a place of it. */
const place: Partial<Record<RequestStatus, (typeof way)[number]>> = { 'needs-information': 'in-assessment', rejected: 'assessed' }
/** What leads on; the rest stands smaller behind it. */
const onward: readonly StepName[] = ['submit', 'assess', 'answer', 'finishAssessment', 'improve', 'deliver', 'goLive', 'solve', 'retire', 'finish', 'unpark']

/** Where a request stands and who has it; then what this reader can do, and why not where they cannot. */
export function WorkflowPanel({ view, actions }: WorkflowPanelProps) {
  const t = useTranslations('workflow')
  const f = use(getFormats())
  const { status, overdue } = view
  const tone: Tone = overdue ? 'act' : status === 'needs-information' || status === 'rejected' ? 'watch' : status === 'live' || (status === 'closed' && view.closedAs === 'done') ? 'ok' : status === 'closed' || status === 'parked' ? 'none' : 'info'
  const people = view.holder?.people.length ? f.list(view.holder.people) : view.holder ? t(`holders.${view.holder.role}`) : null
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="panel mb-6 border-l-[3px] border-l-accent px-4 py-3.5">
      <h2 id={titleId} className="flex items-baseline gap-2 text-base font-semibold">
        <ToneMark tone={tone} className={toneText[tone]} />
        {t(status === 'closed' ? `now.closed.${view.closedAs as 'done'}` : `now.${status}`, { until: view.parkedUntil ? f.date(view.parkedUntil) : '' })}
      </h2>
      <p className="mt-0.5 pl-4 text-sm text-ink-2">
        {[
          people && (view.holder!.mine ? t('yours') : t('with', { who: people })),
          t('since', { at: f.date(view.statusSince) }),
          view.dueOn && status !== 'parked' && status !== 'closed' && (overdue ? t('late', { due: f.date(view.dueOn), days: overdue }) : t('due', { due: f.date(view.dueOn) })),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Said view={view} />
      <div className="mt-3 pl-4"><Way status={status} /></div>
      <Offers view={view} actions={actions} />
    </section>
  )
}

/** The words that came with the last step, where the next one answers them. */
function Said({ view: { status, last, decisionReason, advice, evidence } }: { view: WorkflowView }) {
  const t = useTranslations('workflow')
  const f = use(getFormats())
  const reason = status === 'rejected' ? decisionReason : status === 'needs-information' || status === 'parked' || status === 'in-assessment' || status === 'closed' ? (last?.reason ?? null) : null
  const rows = [
    reason && { label: t(status === 'needs-information' ? 'said.question' : status === 'in-assessment' ? 'said.answer' : 'said.reason', { by: last?.by ?? '' }), text: reason },
    status === 'rejected' && advice && { label: t('said.advice'), text: advice },
    evidence && { label: t('said.evidence'), text: t('evidence', { run: evidence.firstRun.externalId, engine: evidence.firstRun.engine, at: f.dateTime(new Date(evidence.firstRun.at)) }) },
  ].filter((row) => row !== null && typeof row === 'object')
  if (!rows.length) return null
  return (
    <dl className="mt-2.5 grid max-w-[75ch] gap-2 pl-4">
      {rows.map(({ label, text }) => (
        <div key={label}>
          <dt className="text-xs text-ink-3">{label}</dt>
          <dd dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-line">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Way({ status }: { status: RequestStatus }) {
  const t = useTranslations('workflow')
  const at = way.indexOf((place[status] ?? status) as (typeof way)[number])
  if (at < 0) return null
  return <Steps label={t('way')} steps={way.map((step, index) => ({ label: t(`statuses.${step}`), state: index < at || status === 'live' ? 'done' : index === at ? 'current' : 'ahead' }))} />
}

function Offers({ view, actions }: WorkflowPanelProps) {
  const t = useTranslations()
  const steps = view.steps.toSorted((a, b) => rank(a.name) - rank(b.name))
  const primary = steps.find((step) => onward.includes(step.name) && (!step.reasons.length || (step.name === 'deliver' && deliverable(view))))
  const stepId = view.holder?.stepId
  if (!steps.length && !view.openApproval && !stepId) return null
  const open = steps.filter((step) => step === primary || (!step.reasons.length && step.name !== 'deliver'))
  const blocked = steps.filter((step) => !open.includes(step))
  return (
    <div className="mt-3.5 border-t border-line-soft pt-3 pl-4" data-print="no">
      <div className="flex flex-wrap items-center gap-2">
        {stepId && <ButtonLink href={`/approvals/${stepId}`} variant="primary">{t('approvals.decide')}</ButtonLink>}
        {open.map((step) => {
          const variant: ButtonVariant = step === primary ? 'primary' : onward.includes(step.name) || ['ask', 'skipAssessment', 'assessAgain'].includes(step.name) ? 'secondary' : 'quiet'
          return step.name === 'deliver' ? <Deliver key={step.name} view={view} action={actions.convert} /> : <StepButton key={`${step.name}-${step.to}`} id={view.id} version={view.version} step={step.name} to={step.to} asks={step.asks} variant={variant} earliest={addDays(view.today, 1)} currency={view.currency} action={actions.takeStep} />
        })}
        {view.openApproval && view.openApproval.reasons.length === 0 && <OpenApproval requestId={view.id} action={actions.openApproval} />}
      </div>
      {(blocked.length > 0 || (view.openApproval?.reasons.length ?? 0) > 0) && (
        <ul className={clsx('grid gap-2 text-sm', open.length > 0 && 'mt-3')}>
          {blocked.map((step) => (
            <Blocked key={`${step.name}-${step.to}`} label={t(`workflow.steps.${step.name}.label`)} reasons={step.reasons.map((reason) => say(t as never, reason))} />
          ))}
          {view.openApproval && view.openApproval.reasons.length > 0 && <Blocked label={t('approvals.open')} reasons={view.openApproval.reasons.map((reason) => say(t as never, reason))} />}
        </ul>
      )}
    </div>
  )
}

const rank = (name: StepName): number => (onward.includes(name) ? onward.indexOf(name) : 100)

/** A step that is kept from the reader: the button stands there, switched off, with the reason beside it. */
export function Blocked({ label, reasons }: { label: string; reasons: string[] }) {
  const id = useId()
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="button" disabled aria-describedby={id} className={buttonClass({ variant: 'secondary', size: 'sm' })}>
        {label}
      </button>
      <span id={id} className="min-w-0 flex-1 basis-56 text-ink-2">
        {reasons.join(' ')}
      </span>
    </li>
  )
}

/** The form of the delivery brings automation and lead itself; anything else that is missing keeps it shut. */
const deliverable = (view: WorkflowView): boolean => {
  const brought = ['workflow.checks.automationLinked', 'workflow.checks.leadKnown']
  const step = view.steps.find(({ name }) => name === 'deliver')
  return step !== undefined && step.reasons.every(({ key }) => brought.includes(key))
}

function Deliver({ view, action }: { view: WorkflowView; action: FormAction }) {
  const t = useTranslations('automations')
  const { convert } = view
  if (!convert) return null
  const choices: DeliverChoices = {
    ...convert,
    technologies: technologies.map((value) => ({ value, label: t(`technologies.${value}`) })),
    cost: convert.yearOneMinor === null ? '' : moneyText(convert.yearOneMinor, view.currency),
    currency: view.currency,
    ways: view.type === 'idea' ? (convert.process ? ['new', 'join'] : ['join']) : view.type === 'problem' ? ['none', 'join'] : ['join'],
  }
  const { yearOneMinor: _, ...plain } = choices as DeliverChoices & { yearOneMinor?: bigint | null }
  return <DeliverButton id={view.id} version={view.version} earliest={addDays(view.today, 1)} choices={plain} action={action} />
}

