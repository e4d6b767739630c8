'use client'

import { useTranslations } from 'next-intl'
import { ComboboxField } from '@/components/form/combobox-field'
import { FieldRow } from '@/components/form/form-layout'
import { TextField } from '@/components/form/text-field'

interface OwnerAndCodeProps {
  label: string
  help: string
  owner?: { id: string; name: string } | null
  /** Codes are given once, when the record is made */
  isNew: boolean
}

/** Who answers for a record, and its code while it is new. */
export function OwnerAndCode({ label, help, owner, isNew }: OwnerAndCodeProps) {
  const t = useTranslations('portfolio')
  return (
    <FieldRow>
      <ComboboxField name="ownerId" label={label} help={help} source="/api/people" placeholder={t('personSearch')} defaultOption={owner && { value: owner.id, label: owner.name }} optional />
      {isNew && <TextField name="code" label={t('codeLabel')} help={t('codeHelp')} maxLength={20} autoComplete="off" optional mono />}
    </FieldRow>
  )
}
