'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { FieldNotes, useControl } from '@/components/form/field'

/** Several people: found by typing, shown as a list from which each can be taken again. */
export function MemberPicker({ members }: { members: ComboboxOption[] }) {
  const t = useTranslations('meetings')
  const p = useTranslations('portfolio')
  const [chosen, setChosen] = useState(members)
  const { id, error } = useControl({ name: 'memberIds[]', label: t('form.members') })
  const add = (option: ComboboxOption | null) => {
    if (option) setChosen((known) => (known.some(({ value }) => value === option.value) ? known : [...known, option]))
  }
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t('form.members')}</legend>
      {chosen.length > 0 && (
        <ul className="mb-2 flex flex-wrap gap-1.5">
          {chosen.map(({ value, label }) => (
            <li key={value} className="inline-flex items-center gap-1 rounded-md border border-line bg-raised pl-2.5 text-sm">
              <input type="hidden" name="memberIds[]" value={value} />
              {label}
              <button
                type="button"
                aria-label={t('form.removeMember', { name: label })}
                onClick={() => setChosen((known) => known.filter((each) => each.value !== value))}
                className="flex size-8 items-center justify-center rounded-sm text-ink-3 hover:text-ink pointer-coarse:size-11"
              >
                <X aria-hidden="true" className="size-4" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <span id={id} tabIndex={-1} className="block outline-none">
        {/* A new one for each choice: the field is empty again. */}
        <ComboboxField key={chosen.length} name="" label={t('form.addMember')} source="/api/people" placeholder={p('personSearch')} onOptionChange={add} optional />
      </span>
      <FieldNotes id={id} help={t('form.membersHelp')} error={error} />
    </fieldset>
  )
}
