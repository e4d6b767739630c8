'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { FieldRow } from '@/components/form/form-layout'
import { TextField } from '@/components/form/text-field'
import { Button, IconButton } from '@/components/ui/button'
import { accessRights, recipientRoles, transferMechanisms, type ComplianceBody } from '@/lib/core/compliance/record'

interface RowsProps<Row> {
  start: readonly Row[]
  label: string
  add: string
  fields(row: Row | undefined, index: number): ReactNode
}

/** Lines that are added and removed; what a line is numbered with stays, so that typing is never mixed up. */
function Rows<Row>({ start, label, add, fields }: RowsProps<Row>) {
  const t = useTranslations('compliance')
  const [rows, setRows] = useState(() => (start.length ? start.map((row, key) => ({ key, row: row as Row | undefined })) : [{ key: 0, row: undefined }]))
  const [next, setNext] = useState(Math.max(1, start.length))
  return (
    <div role="group" aria-label={label} className="grid gap-3">
      <p className="text-sm font-medium">{label}</p>
      {rows.map(({ key, row }, position) => (
        <div key={key} role="group" aria-label={t('fields.number', { number: position + 1 })} className="panel flex items-start gap-2 px-3.5 py-3">
          <div className="min-w-0 flex-1">{fields(row, key)}</div>
          <IconButton label={t('fields.remove')} size="sm" onClick={() => setRows(rows.filter((one) => one.key !== key))}>
            <X aria-hidden="true" />
          </IconButton>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onClick={() => {
            setRows([...rows, { key: next, row: undefined }])
            setNext(next + 1)
          }}
        >
          {add}
        </Button>
      </div>
    </div>
  )
}

export function RecipientRows({ start }: { start: ComplianceBody['recipientRows'] }) {
  const t = useTranslations('compliance')
  return (
    <Rows
      start={start}
      label={t('sections.recipients')}
      add={t('fields.addRecipient')}
      fields={(row, index) => (
        <FieldRow>
          <TextField name={`body.recipientRows.${index}.name`} label={t('fields.recipientName')} defaultValue={row?.name} maxLength={200} autoComplete="off" />
          <SelectField name={`body.recipientRows.${index}.role`} label={t('fields.recipientRole')} options={recipientRoles.map((value) => ({ value, label: t(`roles.${value}`) }))} defaultValue={row?.role} />
          <TextField name={`body.recipientRows.${index}.what`} label={t('fields.recipientWhat')} defaultValue={row?.what ?? ''} maxLength={500} autoComplete="off" optional />
        </FieldRow>
      )}
    />
  )
}

export function TransferRows({ start }: { start: ComplianceBody['transferRows'] }) {
  const t = useTranslations('compliance')
  return (
    <Rows
      start={start}
      label={t('sections.crossBorder')}
      add={t('fields.addTransfer')}
      fields={(row, index) => (
        <FieldRow>
          <TextField name={`body.transferRows.${index}.country`} label={t('fields.country')} defaultValue={row?.country} maxLength={100} autoComplete="off" />
          <SelectField name={`body.transferRows.${index}.mechanism`} label={t('fields.mechanism')} options={transferMechanisms.map((value) => ({ value, label: t(`mechanisms.${value}`) }))} defaultValue={row?.mechanism} />
          <TextField name={`body.transferRows.${index}.recipient`} label={t('fields.transferRecipient')} defaultValue={row?.recipient ?? ''} maxLength={200} autoComplete="off" optional />
          <TextField name={`body.transferRows.${index}.reference`} label={t('fields.reference')} defaultValue={row?.reference ?? ''} maxLength={200} autoComplete="off" optional />
        </FieldRow>
      )}
    />
  )
}

export function AccessRows({ start }: { start: ComplianceBody['accessRows'] }) {
  const t = useTranslations('compliance')
  return (
    <Rows
      start={start}
      label={t('fields.access')}
      add={t('fields.addAccess')}
      fields={(row, index) => (
        <FieldRow>
          <TextField name={`body.accessRows.${index}.who`} label={t('fields.accessWho')} defaultValue={row?.who} maxLength={200} autoComplete="off" />
          <SelectField name={`body.accessRows.${index}.right`} label={t('fields.accessRight')} options={accessRights.map((value) => ({ value, label: t(`rights.${value}`) }))} defaultValue={row?.right ?? 'read'} placeholder={false} />
          <TextField name={`body.accessRows.${index}.note`} label={t('fields.accessNote')} defaultValue={row?.note ?? ''} maxLength={300} autoComplete="off" optional />
        </FieldRow>
      )}
    />
  )
}
