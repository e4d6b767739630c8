'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ComboboxField, type ComboboxOption } from '@/components/form/combobox-field'
import { IconButton } from '@/components/ui/button'

/** Registered systems, searched and added one by one; the form sends their ids with spaces between. */
export function SystemPicker({ options, defaultIds, onChange }: { options: ComboboxOption[]; defaultIds: string; onChange: () => void }) {
  const t = useTranslations('requestForm')
  const [chosen, setChosen] = useState<ComboboxOption[]>(() => defaultIds.split(' ').flatMap((id) => options.find(({ value }) => value === id) ?? []))
  const [round, setRound] = useState(0)
  const set = (next: ComboboxOption[]) => {
    setChosen(next)
    setRound(round + 1)
    // The hidden field changes with the next drawing; the form is told after it.
    setTimeout(onChange, 0)
  }
  return (
    <div className="min-w-0">
      <input type="hidden" name="systemIds" value={chosen.map(({ value }) => value).sort().join(' ')} />
      <ComboboxField
        key={round}
        name="systemSearch"
        label={t('systems')}
        optional
        placeholder={t('systemSearch')}
        options={options.filter(({ value }) => !chosen.some((system) => system.value === value))}
        onOptionChange={(option) => option && set([...chosen, option])}
      />
      {chosen.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {chosen.map((system) => (
            <li key={system.value} className="flex items-center gap-0.5 rounded-md border border-line bg-surface pl-2.5 text-sm">
              {system.label}
              <IconButton size="sm" label={t('removeSystem', { name: system.label })} onClick={() => set(chosen.filter(({ value }) => value !== system.value))}>
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
