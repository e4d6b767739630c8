import { useEffect, useState } from 'react'
import type { PaletteEntry, SearchReply } from './palette-model'

export type SearchState = { state: 'idle' | 'searching' | 'failed' | 'done'; query: string; records: PaletteEntry[] }

const idle: SearchState = { state: 'idle', query: '', records: [] }

/** Asks the server for records, 150 ms after the last keystroke; an answer to an older question is dropped. */
export function useRecordSearch(query: string): SearchState {
  const [search, setSearch] = useState<SearchState>(idle)
  const text = query.trim()
  useEffect(() => {
    if (!text) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const records = await ask(text, abort.signal)
        setSearch({ state: 'done', query: text, records })
      } catch {
        if (!abort.signal.aborted) setSearch({ state: 'failed', query: text, records: [] })
      }
    }, 150)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text])
  if (!text) return idle
  return search.query === text ? search : { ...search, state: 'searching' }
}

async function ask(query: string, signal: AbortSignal): Promise<PaletteEntry[]> {
  const reply = await fetch(`/api/search?q=${encodeURIComponent(query)}`, { signal, headers: { accept: 'application/json' } })
  if (!reply.ok) throw new Error(`search answered ${reply.status}`)
  const { results } = (await reply.json()) as SearchReply
  return results.map((result) => ({ label: result.title, hint: result.subtitle, href: result.href }))
}
