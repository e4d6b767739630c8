'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CheckField, SelectField, type Option } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { readingKinds, type ReadingKind } from '@/lib/core/readings/reading'
import { enterReadingAction } from '../actions'

export function EnterReading({ automationId, months }: { automationId: string; months: Option[] }) {
  const t = useTranslations('rates.readings')
  const router = useRouter()
  const [kind, setKind] = useState<ReadingKind>('adoption')
  const [asked, setAsked] = useState(false)
  return (
    <Dialog trigger={t('enter')} title={t('enter')} description={t('enterText')} size="sm">
      {(close) => (
        <Form
          action={enterReadingAction}
          guard={false}
          successMessage={t('saved')}
          onRefused={({ fields }) => fields?.sure && setAsked(true)}
          onSuccess={() => {
            close()
            setAsked(false)
            router.refresh()
          }}
          className="grid gap-4"
        >
          <input type="hidden" name="automationId" value={automationId} />
          <SelectField name="kind" label={t('kindLabel')} help={t(`help.${kind}`)} options={readingKinds.map((name) => ({ value: name, label: t(`kind.${name}`) }))} defaultValue={kind} placeholder={false} onValueChange={(name) => setKind(name as ReadingKind)} />
          <FieldRow>
            <SelectField name="month" label={t('month')} options={months} defaultValue={months[0]?.value} placeholder={false} />
            <NumberField name="value" label={t('value')} min={0} unit={kind === 'adoption' ? '%' : undefined} />
          </FieldRow>
          <TextField name="source" label={t('source')} help={t('sourceHelp')} maxLength={300} autoComplete="off" />
          {asked && <CheckField name="sure" label={t('sure')} />}
          <div>
            <SubmitButton size="md">{t('submit')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
