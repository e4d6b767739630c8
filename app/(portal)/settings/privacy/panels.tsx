'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea } from '@/components/form/text-field'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { dataClasses, holdSubjects, type HoldSubject, type RuledClass } from '@/lib/core/privacy/classes'
import { editRuleAction, endHoldAction, runRetentionAction, setHoldAction } from './actions'

export function RunNow({ count }: { count: number }) {
  const t = useTranslations('privacy.run')
  return <Confirm trigger={t('now')} title={t('title')} consequence={t('text', { count })} confirmLabel={t('now')} action={() => runRetentionAction({})} doneMessage={t('done')} variant="primary" danger />
}

export function EditRule({ dataClass, keepDays, version, min }: { dataClass: RuledClass; keepDays: number | null; version: number; min: number }) {
  const t = useTranslations('privacy')
  const router = useRouter()
  const name = t(`class.${dataClass}.name`)
  return (
    <Dialog trigger={t('rules.edit')} title={t('rules.editTitle', { name })} description={t(`class.${dataClass}.text`)} variant="quiet" size="sm">
      {(close) => (
        <Form
          action={editRuleAction}
          guard={false}
          successMessage={t('rules.saved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="dataClass" value={dataClass} />
          <input type="hidden" name="version" value={version} />
          <NumberField name="keepDays" label={t('rules.field')} help={t('rules.fieldHelp', { min })} defaultValue={keepDays ?? undefined} min={min} step={1} optional className="max-w-40" />
          <div>
            <SubmitButton>{t('rules.save')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}

export function SetHold() {
  const t = useTranslations('privacy')
  const router = useRouter()
  const [subject, setSubject] = useState<HoldSubject>('person')
  return (
    <Dialog trigger={t('holds.add')} title={t('holds.add')} description={t('holds.text')}>
      {(close) => (
        <Form
          action={setHoldAction}
          guard={false}
          successMessage={t('holds.saved')}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <SelectField name="subject" label={t('holds.subject')} placeholder={false} defaultValue={subject} onValueChange={(value) => setSubject(value as HoldSubject)} options={holdSubjects.map((one) => ({ value: one, label: t(`holds.subjects.${one}`) }))} />
          {subject === 'person' && <ComboboxField key="person" name="subjectId" label={t('holds.person')} source="/api/people" />}
          {subject === 'process' && <ComboboxField key="process" name="subjectId" label={t('holds.process')} source="/api/processes" />}
          {subject === 'automation' && <ComboboxField key="automation" name="subjectId" label={t('holds.automation')} source="/api/automations" />}
          {subject === 'class' && <SelectField key="class" name="subjectId" label={t('holds.dataClass')} options={dataClasses.map((one) => ({ value: one, label: t(`class.${one}.name`) }))} />}
          <TextArea name="reason" label={t('holds.reason')} help={t('holds.reasonHelp')} rows={2} maxLength={1000} />
          <div>
            <SubmitButton>{t('holds.save')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}

export function EndHold({ id }: { id: string }) {
  const t = useTranslations('privacy.holds')
  const router = useRouter()
  return (
    <Dialog trigger={t('end')} title={t('endTitle')} description={t('endText')} variant="quiet" size="sm">
      {(close) => (
        <Form
          action={endHoldAction}
          guard={false}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={id} />
          <TextArea name="reason" label={t('endReason')} rows={2} maxLength={1000} />
          <div>
            <SubmitButton>{t('endConfirm')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
