'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea } from '@/components/form/text-field'
import { buttonClass } from '@/components/ui/button'
import { frequencyUnits } from '@/lib/core/requests/statuses'
import { supportRequestAction } from '../actions'

interface SupportFormProps {
  id: string
  department: string
  departmentId: string
  mine: { count: string; unit: string; minutes: string; note: string } | null
}

/** "My team does this too": opens by itself for whoever comes from the hint while typing. */
export function SupportForm({ id, department, departmentId, mine }: SupportFormProps) {
  const t = useTranslations('requestDetail.support')
  const form = useTranslations('requestForm')
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (location.hash === '#support' && box.current && !mine) box.current.open = true
  }, [mine])
  return (
    <details ref={box}>
      <summary className={buttonClass({}, 'cursor-pointer list-none')}>{t(mine ? 'change' : 'join')}</summary>
      <div className="panel mt-2 px-4 py-3">
        <Form action={supportRequestAction} guard={false} successMessage={t('done')} onSuccess={() => box.current && (box.current.open = false)} className="grid gap-4">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="departmentId" value={departmentId} />
          <p className="text-sm">{t('for', { department })}</p>
          <div className="grid grid-cols-2 items-start gap-3">
            <NumberField name="frequencyCount" label={form('count')} inputMode="numeric" min={1} step={1} defaultValue={mine?.count} />
            <SelectField name="frequencyUnit" label={form('per')} placeholder={form('choose')} defaultValue={mine?.unit} options={frequencyUnits.map((unit) => ({ value: unit, label: form(`units.${unit}`) }))} />
          </div>
          <NumberField name="minutes" label={form('minutes')} unit={form('min')} defaultValue={mine?.minutes} />
          <TextArea name="note" label={t('noteLabel')} rows={2} defaultValue={mine?.note} optional />
          <SubmitButton size="md">{t(mine ? 'save' : 'add')}</SubmitButton>
        </Form>
      </div>
    </details>
  )
}
