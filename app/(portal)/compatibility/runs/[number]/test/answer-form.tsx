'use client'

import clsx from 'clsx'
import { Ban, Check, CircleSlash, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ComboboxField } from '@/components/form/combobox-field'
import { FileField } from '@/components/form/file-field'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { DateField, TextArea, TextField } from '@/components/form/text-field'
import { buttonClass } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { outcomes, type Outcome } from '@/lib/core/compatibility/words'
import { recordResultAction } from '../../../actions'
import { AutoPanel } from './auto-panel'
import type { Card } from './card'

interface AnswerFormProps {
  runId: string
  card: Card
  chosen: Outcome | null
  onChoose: (outcome: Outcome | null) => void
  onSaved: (outcome: Outcome) => void
}

const marks = { pass: Check, fail: X, blocked: Ban, 'not-applicable': CircleSlash }
const on: Record<Outcome, string> = { pass: 'border-ok bg-ok-soft text-ok', fail: 'border-act bg-act-soft text-act', blocked: 'border-watch bg-watch-soft text-watch', 'not-applicable': 'border-line-strong bg-raised text-ink' }

/** Four large answers, then what belongs to the chosen one. Saving stores it at once; an answer seen too late is shown first. */
export function AnswerForm({ runId, card, chosen, onChoose, onSaved }: AnswerFormProps) {
  const t = useTranslations('compatPlan.runner')
  const c = useTranslations('compatibility')
  const router = useRouter()
  const [seen, setSeen] = useState(card.answers.length)
  const [uploading, setUploading] = useState(false)
  const [auto, setAuto] = useState<{ id: string; note: string } | null>(null)
  const newest = card.answers.at(-1)
  const unseen = card.answers.length > seen && newest && !newest.mine
  // What one answered oneself was seen.
  const known = newest?.mine ? card.answers.length : seen
  return (
    <Form
      action={recordResultAction}
      className="mt-5 grid gap-4 border-t border-line-soft pt-4"
      onSuccess={() => onSaved(chosen ?? 'pass')}
      onRefused={(error) => {
        if (error.key === 'compatibility.answer.other') router.refresh()
      }}
    >
      <input type="hidden" name="runId" value={runId} />
      <input type="hidden" name="checkId" value={card.id} />
      <input type="hidden" name="seen" value={known} />
      {auto && <input type="hidden" name="autoResultId" value={auto.id} />}
      {unseen && (
        <Callout tone="watch" live title={t('otherTitle')} action={<button type="button" className={buttonClass({ size: 'lg' })} onClick={() => setSeen(card.answers.length)}>{t('mineToo')}</button>}>
          {t('answeredBy', { name: newest.who, outcome: c(`outcomes.${newest.outcome}`) })}
        </Callout>
      )}
      {card.auto && !auto && (
        <AutoPanel
          auto={card.auto}
          onTake={() => {
            onChoose(card.auto!.passed ? 'pass' : 'fail')
            setAuto({ id: card.auto!.resultId, note: [t('taken', { name: card.auto!.name, when: card.auto!.when }), card.auto!.fault].filter(Boolean).join('\n') })
          }}
        />
      )}
      <fieldset>
        <legend className="mb-2 text-sm font-medium">{t(newest ? 'answerAgain' : 'choose')}</legend>
        <div className="grid grid-cols-2 gap-2 xl:grid-cols-4">
          {outcomes.map((outcome) => {
            const Mark = marks[outcome]
            return (
              <label key={outcome} className={clsx('flex min-h-14 cursor-pointer items-center justify-center gap-2 rounded-md border px-2 text-center text-base font-medium has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent', chosen === outcome ? on[outcome] : 'border-line bg-surface hover:border-line-strong')}>
                <input type="radio" name="outcome" value={outcome} checked={chosen === outcome} onChange={() => { onChoose(outcome); setAuto(null) }} className="sr-only" />
                <Mark aria-hidden="true" className="size-5 shrink-0" />
                {c(`outcomes.${outcome}`)}
              </label>
            )
          })}
        </div>
      </fieldset>
      {chosen && (
        <>
          <div key={auto?.id ?? chosen}>
            <TextArea name="note" label={t(chosen === 'pass' ? 'noteOptional' : chosen === 'fail' ? 'note' : 'noteWhy')} rows={2} maxLength={2000} optional={chosen === 'pass'} defaultValue={auto?.note} />
          </div>
          {chosen === 'fail' && card.faults === 0 && (
            <details className="text-sm">
              <summary className="w-fit cursor-pointer py-1 text-ink-2 hover:text-ink">{t('defect')}: {t('defectNote')}</summary>
              <div className="grid gap-4 pt-2">
                <TextField name="defectTitle" label={t('defectTitle')} maxLength={200} optional />
                <FieldRow>
                  <ComboboxField name="defectOwnerId" label={t('defectOwner')} source="/api/people" optional />
                  <DateField name="defectDueOn" label={t('defectDue')} optional />
                </FieldRow>
              </div>
            </details>
          )}
          <details className="text-sm">
            <summary className="w-fit cursor-pointer py-1 text-ink-2 hover:text-ink">{t('evidence')}: {t('evidenceNote')}</summary>
            <div className="grid gap-4 pt-2">
              <FileField name="fileId" label={t('file')} optional onUploading={setUploading} />
              <TextField name="link" type="url" label={t('link')} optional />
              <TextArea name="text" label={t('text')} rows={2} maxLength={10_000} mono optional />
            </div>
          </details>
          <button type="submit" disabled={uploading} className={buttonClass({ variant: 'primary', size: 'lg' }, 'min-h-14 w-full text-base')}>
            {t('saveAndNext')}
          </button>
        </>
      )}
    </Form>
  )
}
