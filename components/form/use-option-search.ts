import { useEffect, useState } from 'react'
import type { ComboboxOption } from './combobox-field'

interface OptionSearch {
  state: 'idle' | 'searching' | 'failed' | 'done'
  query: string
  options: ComboboxOption[]
}

/** Options of a source for what was typed, 200 ms after the last keystroke; also once for an empty query. */
export function useOptionSearch(source: string | undefined, query: string): OptionSearch {
  const [search, setSearch] = useState<OptionSearch>({ state: 'idle', query: '', options: [] })
  const text = query.trim()
  useEffect(() => {
    if (!source) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const reply = await fetch(`${source}${source.includes('?') ? '&' : '?'}q=${encodeURIComponent(text)}`, { signal: abort.signal })
        if (!reply.ok) throw new Error(String(reply.status))
        const { options } = (await reply.json()) as { options: ComboboxOption[] }
        setSearch({ state: 'done', query: text, options })
      } catch {
        if (!abort.signal.aborted) setSearch((known) => ({ ...known, state: 'failed', query: text }))
      }
    }, 200)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [source, text])
  if (!source || search.query === text) return search
  return { ...search, state: 'searching' }
}
