'use client'

import { useTranslations } from 'next-intl'
import { SelectField } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { FileField } from '@/components/form/file-field'
import { FieldRow } from '@/components/form/form-layout'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { controlKinds, ratings } from '@/lib/core/risks/controls'

interface ControlValues {
  text?: string
  textZh?: string | null
  kind?: string
  owner?: { value: string; label: string } | null
  testEveryDays?: number | null
}

export function ControlFields({ values = {} }: { values?: ControlValues }) {
  const t = useTranslations('risks')
  const p = useTranslations('portfolio')
  return (
    <>
      <TextField name="text" label={t('controls.text')} defaultValue={values.text} maxLength={300} autoComplete="off" />
      <TextField name="textZh" label={t('controls.textZh')} defaultValue={values.textZh ?? ''} maxLength={300} autoComplete="off" optional />
      <FieldRow>
        <SelectField name="kind" label={t('controls.kind')} options={controlKinds.map((value) => ({ value, label: t(`controlKinds.${value}`) }))} defaultValue={values.kind ?? 'preventive'} placeholder={false} />
        <NumberField name="testEveryDays" label={t('controls.every')} help={t('controls.everyHelp')} defaultValue={values.testEveryDays ?? ''} min={7} max={1095} step={1} optional />
      </FieldRow>
      <ComboboxField name="ownerId" label={t('controls.owner')} source="/api/people" placeholder={p('personSearch')} defaultOption={values.owner} optional />
    </>
  )
}

export function TestFields({ design, operating, mayAddFiles }: { design: string; operating: string; mayAddFiles: boolean }) {
  const t = useTranslations('risks')
  const options = ratings.map((value) => ({ value, label: t(`ratings.${value}`) }))
  return (
    <>
      <FieldRow>
        <SelectField name="design" label={t('controls.design')} options={options} defaultValue={design} placeholder={false} />
        <SelectField name="operating" label={t('controls.operating')} options={options} defaultValue={operating} placeholder={false} />
      </FieldRow>
      <TextArea name="finding" label={t('controls.finding')} maxLength={2000} rows={3} />
      {mayAddFiles && <FileField name="fileId" label={t('controls.evidence')} optional />}
    </>
  )
}
