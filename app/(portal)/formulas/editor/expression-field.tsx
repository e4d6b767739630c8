'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { controlClass, FieldLabel } from '@/components/form/field'
import type { Problem } from '@/lib/core/formula/tree'
import { say } from '@/lib/i18n/say'
import { suggestionsAt, type Suggestion } from './suggest'

interface ExpressionFieldProps {
  value: string
  onChange: (value: string) => void
  suggestions: Suggestion[]
  problems: Problem[]
  /** Set while the expression holds */
  holds: string | null
  checking: boolean
}

/** The expression, what fits at the caret while one types, and what does not fit marked where it stands. */
export function ExpressionField({ value, onChange, suggestions, problems, holds, checking }: ExpressionFieldProps) {
  const t = useTranslations()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [place, setPlace] = useState(0)
  const offered = caret === null ? null : suggestionsAt(value, caret, suggestions)
  const chosen = offered?.found[Math.min(place, offered.found.length - 1)]

  const take = ({ insert, back }: Suggestion) => {
    if (!offered || caret === null) return
    const at = offered.from + insert.length - back
    onChange(value.slice(0, offered.from) + insert + value.slice(caret))
    setCaret(null)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at, at)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!offered || !chosen) return
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move) setPlace((place + move + offered.found.length) % offered.found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') take(chosen)
    else if (event.key === 'Escape') setCaret(null)
    else return
    event.preventDefault()
  }
  const select = ({ from, to }: Problem) => {
    area.current?.focus()
    area.current?.setSelectionRange(from, to)
  }
  return (
    <div>
      <FieldLabel htmlFor={id} label={t('formulas.editor.expression')} optional={false} />
      <div className="relative">
        <textarea
          ref={area}
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={!!chosen}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.name}` : undefined}
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby={`${id}-state`}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          value={value}
          maxLength={4000}
          onChange={(event) => {
            onChange(event.target.value)
            setCaret(event.target.selectionStart)
            setPlace(0)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setCaret(null)}
          className={clsx(controlClass, 'field-sizing-content max-h-[40vh] min-h-20 resize-y py-2 font-mono text-sm leading-relaxed')}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={t('formulas.editor.suggestions')} hidden={!chosen} className="absolute top-full left-0 z-20 mt-1 max-h-64 w-96 max-w-full overflow-y-auto rounded-md border border-line bg-overlay p-1 text-sm shadow-overlay">
          {offered?.found.map((suggestion) => (
            <li
              key={suggestion.name}
              id={`${id}-${suggestion.name}`}
              role="option"
              aria-selected={suggestion === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                take(suggestion)
              }}
              className="flex min-h-row cursor-default items-center justify-between gap-3 rounded-sm px-2.5 aria-selected:bg-accent-soft"
            >
              <span className="font-mono text-[0.8125rem]">{suggestion.name}</span>
              <span className="min-w-0 truncate text-xs text-ink-3">{suggestion.note}</span>
            </li>
          ))}
        </ul>
      </div>
      <div id={`${id}-state`} aria-live="polite" className={clsx('mt-1.5 min-h-5 text-sm', checking && 'opacity-60')}>
        {problems.length > 0 ? (
          <>
            <Marked text={value} problem={problems[0]!} />
            <ul className="mt-1 grid gap-0.5">
              {problems.map((problem, i) => (
                <li key={i} className="text-act">
                  {problem.to - problem.from < value.length && (
                    <button type="button" onClick={() => select(problem)} className="mr-1.5 rounded-sm bg-act-soft px-1 font-mono text-xs hover:underline max-sm:min-h-11 max-sm:px-3 pointer-coarse:min-h-11 pointer-coarse:px-3">
                      {value.slice(problem.from, problem.to).slice(0, 40) || '…'}
                    </button>
                  )}
                  {say(t, problem)}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className={holds ? 'text-ok' : 'text-ink-3'}>{checking ? t('formulas.editor.checking') : (holds ?? t('formulas.editor.expressionHelp'))}</p>
        )}
      </div>
    </div>
  )
}

/** The expression again with the part marked that the first problem speaks of. */
function Marked({ text, problem: { from, to } }: { text: string; problem: Problem }) {
  return (
    <p aria-hidden="true" className="rounded-md bg-raised px-3 py-1.5 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap">
      {text.slice(0, from)}
      <mark className="rounded-sm bg-act-soft text-act underline decoration-wavy underline-offset-4">{text.slice(from, to) || ' '}</mark>
      {text.slice(to)}
    </p>
  )
}
