'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, NumberField, TextArea, TextField } from '@/components/form/text-field'
import { buttonClass } from '@/components/ui/button'
import { dialogClass, overlayClass } from '@/components/ui/dialog'
import type { Asks } from '@/lib/core/requests/workflow-table'
import { moveCardAction } from '../register-actions'
import type { BoardCard } from './board'

export interface CardStep {
  name: string
  to: string
  asks: Asks
  /** Why not now, in words */
  reasons: string[]
}

export interface TakenCard {
  id: string
  version: number
  steps: CardStep[]
  card: BoardCard
}

/** What the step asks for, with its consequence in words; the card moves when it is sent. */
export function StepDialog({ card, step, onClose }: { card: TakenCard; step: CardStep; onClose: () => void }) {
  const t = useTranslations()
  const router = useRouter()
  const { asks } = step
  const label = t(`workflow.steps.${step.name as 'assess'}.label`)
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={overlayClass} />
        <Base.Popup className={clsx(dialogClass, 'max-w-lg')}>
          <Base.Title className="mb-1 text-lg font-semibold">{label}</Base.Title>
          <p className="mb-2 text-sm text-ink-2">
            {card.card.code} {card.card.title}
          </p>
          <Base.Description className="mb-4 text-ink-2">{t(`workflow.steps.${step.name as 'assess'}.text`)}</Base.Description>
          <Form
            action={moveCardAction}
            guard={false}
            className="grid gap-4"
            successMessage={t('requests.board.done', { code: card.card.code, status: t(`workflow.statuses.${step.to as 'live'}`) })}
            onSuccess={() => {
              onClose()
              router.refresh()
            }}
          >
            <input type="hidden" name="id" value={card.id} />
            <input type="hidden" name="version" value={card.version} />
            <input type="hidden" name="step" value={step.name} />
            <input type="hidden" name="to" value={step.to} />
            {asks.original && <TextField name="original" label={t('requests.board.original')} optional={asks.original === 'optional'} />}
            {asks.reason && <TextArea name="reason" label={t('requests.board.reason')} rows={3} optional={asks.reason === 'optional'} />}
            {asks.advice && <TextArea name="advice" label={t('requests.board.advice')} rows={3} optional={asks.advice === 'optional'} />}
            {asks.day && <DateField name="day" label={t('requests.board.day')} optional={asks.day === 'optional'} />}
            {asks.actuals && <NumberField name="actualDays" label={t('requests.board.actualDays')} optional={asks.actuals === 'optional'} />}
            {asks.actuals && <TextField name="actualCost" label={t('requests.board.actualCost')} optional />}
            <div className="flex flex-wrap justify-end gap-2">
              <Base.Close className={buttonClass({})}>{t('ui.cancel')}</Base.Close>
              <SubmitButton size="md">{label}</SubmitButton>
            </div>
          </Form>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
