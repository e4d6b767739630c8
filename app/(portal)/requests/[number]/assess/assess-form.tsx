'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Form } from '@/components/form/form'
import { FormActions } from '@/components/form/form-layout'
import type { FormAction } from '@/components/form/form-types'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { Technology } from '@/lib/core/portfolio/stages'
import type { Overrides } from '@/lib/core/scoring/assess'
import type { FieldName } from '@/lib/core/scoring/fields'
import type { ScoringConstants } from '@/lib/core/scoring/model'
import type { Prefill } from '@/lib/features/scoring/prefill'
import { saveAssessmentAction } from './actions'
import { FieldGroups } from './field-groups'
import { LiveResult } from './live-result'
import { liveOf } from './live'
import { OverrideFields } from './override-fields'
import { TechnologyChoice } from './technology-choice'

export interface AssessFormProps {
  requestId: string
  seen: string
  finishable: boolean
  constants: ScoringConstants
  modelOrdinal: number
  currency: string
  prefill: Prefill
  start: { typed: Record<FieldName, string>; reasons: Partial<Record<FieldName, string>> }
  last: { technology: Technology; technologyWhy: string | null; note: string | null; overrides: Overrides } | null
  backHref: string
}

/** The whole assessment as one form. What is typed is computed at once by the functions that the server uses; the server decides. */
export function AssessForm({ requestId, seen, finishable, constants, modelOrdinal, currency, prefill, start, last, backHref }: AssessFormProps) {
  const t = useTranslations('scoring')
  const router = useRouter()
  const frame = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<Record<string, string>>(() => ({ ...Object.fromEntries(Object.entries(start.typed).map(([name, value]) => [`typed.${name}`, value])), ...overridesText(last?.overrides) }))
  const [stale, setStale] = useState(false)
  const live = liveOf(typed, constants, currency)
  const read = () => {
    const form = frame.current?.closest('form')
    if (form) setTyped(Object.fromEntries([...new FormData(form).entries()].map(([name, value]) => [name, String(value)])))
  }
  const save: FormAction = async (state, data) => {
    const result = await saveAssessmentAction(state, data)
    setStale(result.ok ? false : result.error.code === 'conflict')
    return result
  }
  return (
    <Form action={save} className="block">
      <input type="hidden" name="requestId" value={requestId} />
      <input type="hidden" name="seen" value={seen} />
      {stale && (
        <div className="mt-4">
          <Callout tone="watch" live title={t('changedTitle')} action={<Button onClick={() => (setStale(false), router.refresh())}>{t('refresh')}</Button>}>
            {t('changedText')}
          </Callout>
        </div>
      )}
      <div ref={frame} onInput={read} className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="order-2 min-w-0 lg:order-1">
          <FieldGroups constants={constants} currency={currency} prefill={prefill} start={start} typed={typed} live={live} />
          <OverrideFields overrides={last?.overrides ?? {}} computed={live.assessed.computed} />
          <TechnologyChoice advice={live.assessed.advice} last={last} />
          <TextArea name="note" label={t('note')} defaultValue={last?.note ?? ''} maxLength={4000} rows={3} optional className="mb-6" />
          <FormActions>
            {finishable && (
              <SubmitButton name="finish" value="true">
                {t('finish')}
              </SubmitButton>
            )}
            <SubmitButton variant={finishable ? 'secondary' : 'primary'}>{t(finishable ? 'save' : 'saveSecond')}</SubmitButton>
            <ButtonLink href={backHref} variant="quiet" size="lg">
              {t('back')}
            </ButtonLink>
          </FormActions>
        </div>
        <aside className="order-1 min-w-0 lg:order-2">
          <LiveResult live={live} constants={constants} modelOrdinal={modelOrdinal} currency={currency} />
        </aside>
      </div>
    </Form>
  )
}

const overridesText = (overrides: Overrides | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(overrides ?? {}).map(([part, { value }]) => [`overrides.${part}.value`, String(value)]))
