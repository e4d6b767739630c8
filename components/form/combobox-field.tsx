'use client'

import { Combobox } from '@base-ui/react/combobox'
import clsx from 'clsx'
import { Check, ChevronsUpDown, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import { controlClass, FieldLabel, FieldNotes, useControl, type FieldProps } from './field'
import { useOptionSearch } from './use-option-search'

export interface ComboboxOption {
  value: string
  label: string
  /** A second line: department, code, e-mail. */
  note?: string
}

interface ComboboxFieldProps extends FieldProps {
  /** All options, when they are few enough to be sent along. */
  options?: ComboboxOption[]
  /** Otherwise an address answering `?q=` with `{ options: ComboboxOption[] }`. */
  source?: string
  defaultOption?: ComboboxOption | null
  placeholder?: string
  onOptionChange?: (option: ComboboxOption | null) => void
}

/** A choice from a list that is searched by typing; people, processes, systems. */
export function ComboboxField({ name, label, help, optional = false, className, options, source, defaultOption = null, placeholder, onOptionChange }: ComboboxFieldProps) {
  const t = useTranslations('ui.form')
  const { id, error, control } = useControl({ name, label, help, optional })
  const [chosen, setChosen] = useState<ComboboxOption | null>(defaultOption)
  const [query, setQuery] = useState('')
  const search = useOptionSearch(source, query)
  const items = useMemo(() => {
    const found = source ? search.options : (options ?? [])
    return chosen && !found.some((option) => option.value === chosen.value) ? [...found, chosen] : found
  }, [source, search.options, options, chosen])
  const status = search.state === 'searching' ? t('searching') : search.state === 'failed' ? t('searchFailed') : null
  return (
    <div className={clsx('min-w-0', className)}>
      <FieldLabel htmlFor={id} label={label} optional={optional} />
      <input type="hidden" name={name} value={chosen?.value ?? ''} />
      <Combobox.Root
        items={items}
        value={chosen}
        onValueChange={(next: ComboboxOption | null) => {
          setChosen(next)
          onOptionChange?.(next)
        }}
        onInputValueChange={(next: string, { reason }: { reason: string }) => setQuery(reason === 'item-press' ? '' : next)}
        isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.value === b.value}
        filter={source ? null : undefined}
      >
        <Combobox.InputGroup className="relative">
          <Combobox.Input
            id={id}
            aria-describedby={control['aria-describedby']}
            aria-invalid={control['aria-invalid']}
            aria-required={control['aria-required']}
            placeholder={placeholder ?? t('search')}
            className={clsx(controlClass, 'h-control pr-16')}
          />
          <span className="absolute inset-y-0 right-1 flex items-center text-ink-3">
            <Combobox.Clear aria-label={t('clear')} className="flex size-8 items-center justify-center rounded-sm hover:text-ink">
              <X aria-hidden="true" className="size-4" />
            </Combobox.Clear>
            <Combobox.Trigger aria-label={t('openList')} className="flex size-8 items-center justify-center rounded-sm hover:text-ink">
              <ChevronsUpDown aria-hidden="true" className="size-4" />
            </Combobox.Trigger>
          </span>
        </Combobox.InputGroup>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={4} className="z-50">
            <Combobox.Popup className="max-h-[min(var(--available-height),20rem)] w-[var(--anchor-width)] min-w-60 overflow-y-auto rounded-md border border-line bg-overlay p-1 shadow-overlay">
              <Combobox.Status className="px-2.5 text-sm text-ink-3">{status && <span className="block py-2">{status}</span>}</Combobox.Status>
              <Combobox.Empty className="px-2.5 text-sm text-ink-3">{!status && <span className="block py-2">{t('noMatch', { query })}</span>}</Combobox.Empty>
              <Combobox.List>
                {(option: ComboboxOption) => (
                  <Combobox.Item
                    key={option.value}
                    value={option}
                    className="flex min-h-row cursor-default items-center gap-2 rounded-sm px-2.5 py-1 outline-none data-highlighted:bg-accent-soft"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block">{option.label}</span>
                      {option.note && <span className="block text-xs text-ink-3">{option.note}</span>}
                    </span>
                    <Combobox.ItemIndicator>
                      <Check aria-hidden="true" className="size-4 text-accent" />
                    </Combobox.ItemIndicator>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      <FieldNotes id={id} help={help} error={error} />
    </div>
  )
}
