'use client'

import { useTranslations } from 'next-intl'
import { CheckField, SelectField } from '@/components/form/choice-fields'
import { NumberField, PasswordField, TextArea, TextField } from '@/components/form/text-field'
import type { FormField } from '@/lib/features/engines/queries'

interface ConfigInputProps {
  kind: string
  field: FormField
  value: unknown
  /** When a stored secret was set; undefined when none is. */
  setOn?: string
}

/** The control for one declared setting. */
export function ConfigInput({ kind, field, value, setOn }: ConfigInputProps) {
  const t = useTranslations()
  const path = `engines.kinds.${kind}.fields.${field.name}`
  const text = (part: string, fallback: string) => (t.has(`${path}.${part}` as never) ? t(`${path}.${part}` as never) : fallback)
  const name = `config.${field.name}`
  const known = value ?? field.initial
  const shared = { name, label: text('label', field.name), help: text('help', '') || undefined, optional: !field.required }
  const typed = { ...shared, placeholder: field.placeholder ?? undefined, defaultValue: known === null || known === undefined ? '' : String(known) }
  switch (field.type) {
    case 'secret': {
      const help = setOn ? `${t('enginePages.form.secretSet', { date: setOn })} ${shared.help ?? ''}` : shared.help
      return <PasswordField {...shared} help={help} optional={Boolean(setOn) || shared.optional} autoComplete="new-password" placeholder={setOn ? '••••••••••••' : undefined} />
    }
    case 'switch':
      return (
        <div>
          <input type="hidden" name={name} value="false" />
          <CheckField {...shared} look="switch" defaultChecked={known === true} />
        </div>
      )
    case 'choice':
      return <SelectField {...shared} placeholder={false} defaultValue={typed.defaultValue} options={field.choices.map((choice) => ({ value: choice, label: text(`choices.${choice}`, choice) }))} />
    case 'number':
      return <NumberField {...typed} className="max-w-60" />
    case 'certificate':
      return <TextArea {...typed} mono spellCheck={false} rows={3} />
    case 'url':
      return <TextField {...typed} type="url" inputMode="url" autoComplete="off" spellCheck={false} />
    default:
      return <TextField {...typed} autoComplete="off" />
  }
}
