'use client'

import clsx from 'clsx'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'next-intl'
import { controlClass, Field } from '@/components/form/field'
import { useOptionSearch } from '@/components/form/use-option-search'

interface MentionAreaProps {
  label: string
  placeholder?: string
  help?: string
  defaultValue?: string
}

const typing = /(^|[\s（(，。,])@([\p{L}\p{M}]{0,20}(?: [\p{L}\p{M}]{0,20})?)$/u

/** A field for words in which an at sign and the beginning of a name offer people. */
export function MentionArea({ label, placeholder, help, defaultValue }: MentionAreaProps) {
  const t = useTranslations('requestDetail.comment')
  const area = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [named, setNamed] = useState<string[]>([])
  const [query, setQuery] = useState<string | null>(null)
  const [active, setActive] = useState(0)
  const { options } = useOptionSearch(query ? '/api/requests/people' : undefined, query ?? '')
  const shown = query ? options.slice(0, 6) : []
  const look = () => {
    const field = area.current
    setActive(0)
    setQuery(field ? (typing.exec(field.value.slice(0, field.selectionStart))?.[2]?.trim() || null) : null)
  }
  const pick = (option: { value: string; label: string }) => {
    const field = area.current
    if (!field) return
    const before = field.value.slice(0, field.selectionStart).replace(typing, (_, lead: string) => `${lead}@${option.label} `)
    const after = field.value.slice(field.selectionStart)
    field.value = before + after
    field.setSelectionRange(before.length, before.length)
    field.focus()
    setNamed([...named, option.value])
    setQuery(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown.length) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActive((active + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(shown[active]!)
    else if (event.key === 'Escape') setQuery(null)
    else return
    event.preventDefault()
  }
  return (
    <div className="relative min-w-0">
      <input type="hidden" name="mentions" value={named.join(' ')} />
      <Field name="text" label={label} help={help}>
        {(control) => (
          <textarea
            {...control}
            ref={area}
            rows={2}
            dir="auto"
            defaultValue={defaultValue}
            placeholder={placeholder}
            aria-autocomplete="list"
            aria-controls={shown.length ? listId : undefined}
            aria-activedescendant={shown.length ? `${listId}-${active}` : undefined}
            onInput={look}
            onKeyDown={onKeyDown}
            onBlur={() => setTimeout(() => setQuery(null), 200)}
            className={clsx(controlClass, 'field-sizing-content max-h-[60vh] min-h-16 resize-y py-2')}
          />
        )}
      </Field>
      {shown.length > 0 && (
        <ul id={listId} role="listbox" aria-label={t('people')} className="absolute inset-x-0 z-30 mt-1 max-w-sm rounded-md border border-line bg-overlay p-1 shadow-overlay">
          {shown.map((option, index) => (
            <li key={option.value} id={`${listId}-${index}`} role="option" aria-selected={index === active} onMouseDown={(event) => event.preventDefault()} onClick={() => pick(option)} className={clsx('flex min-h-row cursor-default items-center justify-between gap-3 rounded-sm px-2.5', index === active && 'bg-accent-soft')}>
              <span>{option.label}</span>
              {option.note && <span className="text-xs text-ink-3">{option.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
