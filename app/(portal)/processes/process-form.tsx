'use client'

import { useTranslations } from 'next-intl'
import { CheckGroup } from '@/components/form/check-group'
import { SelectField } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'
import { createProcessAction, updateProcessAction } from './actions'
import type { ProcessChoices } from './choices'

export interface EditedProcess {
  id: string
  version: number
  name: string
  nameZh: string | null
  description: string | null
  departmentId: string | null
  owner: { id: string; name: string } | null
  wageGrade: { id: string; label: string } | null
  systemIds: string[]
  dataClasses: string[]
}

export function ProcessForm({ process, choices }: { process?: EditedProcess; choices: ProcessChoices }) {
  const t = useTranslations('processes')
  const p = useTranslations('portfolio')
  const cancel = useTranslations('ui')('cancel')
  return (
    <Form action={process ? updateProcessAction : createProcessAction}>
      {process && <input type="hidden" name="id" value={process.id} />}
      {process && <input type="hidden" name="version" value={process.version} />}
      <FormSection title={t('identity')} note={t('identityNote')}>
        <FieldRow>
          <TextField name="name" label={p('nameEn')} defaultValue={process?.name} maxLength={120} autoComplete="off" />
          <TextField name="nameZh" label={p('nameZh')} help={p('nameZhHelp')} defaultValue={process?.nameZh ?? ''} maxLength={120} autoComplete="off" optional />
        </FieldRow>
        <TextArea name="description" label={t('descriptionLabel')} help={t('descriptionHelp')} defaultValue={process?.description ?? ''} maxLength={4000} optional />
        {!process && <TextField name="code" label={p('codeLabel')} help={p('codeHelp')} maxLength={20} autoComplete="off" className="sm:max-w-80" optional mono />}
      </FormSection>
      <FormSection title={t('place')}>
        <FieldRow>
          <SelectField
            name="departmentId"
            label={t('department')}
            help={t('departmentHelp')}
            options={choices.departments}
            defaultValue={process?.departmentId ?? undefined}
            placeholder={choices.wholeProgramme ? p('wholeProgramme') : undefined}
            optional={choices.wholeProgramme}
          />
          <ComboboxField
            name="ownerId"
            label={t('owner')}
            help={t('ownerHelp')}
            source="/api/people"
            placeholder={p('personSearch')}
            defaultOption={process?.owner && { value: process.owner.id, label: process.owner.name }}
            optional
          />
        </FieldRow>
        {(choices.grades.length > 0 || process?.wageGrade) && (
          <SelectField
            name="wageGradeId"
            label={t('wageGrade')}
            help={t('wageGradeHelp')}
            options={process?.wageGrade && choices.grades.every(({ value }) => value !== process.wageGrade?.id) ? [...choices.grades, { value: process.wageGrade.id, label: process.wageGrade.label }] : choices.grades}
            defaultValue={process?.wageGrade?.id}
            className="sm:max-w-80"
            optional
          />
        )}
        {choices.systems.length > 0 ? (
          <CheckGroup name="systemIds[]" label={t('systemsLabel')} options={choices.systems} defaultValues={process?.systemIds} />
        ) : (
          <p className="text-sm text-ink-3">{t('systemsEmpty')}</p>
        )}
        <CheckGroup name="dataClasses[]" label={t('dataLabel')} options={choices.dataClasses} defaultValues={process?.dataClasses} />
      </FormSection>
      <FormActions>
        <SubmitButton>{t(process ? 'save' : 'create')}</SubmitButton>
        <ButtonLink href={process ? `/processes/${process.id}` : '/processes'} variant="quiet" size="lg">
          {cancel}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
