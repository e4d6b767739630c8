import { useEffect, useRef, useState } from 'react'
import type { ErrorShape, Reason } from '@/lib/core/errors'
import type { CaseFigures } from '@/lib/core/cases/shown'
import { WrittenCase, type CaseBody } from '@/lib/core/finance/case'
import { previewCaseAction } from '../../actions'

const PAUSE_MS = 450

export interface Preview {
  figures: CaseFigures | null
  resolved: CaseFigures['resolved']
  reasons: Reason[]
}

/** Asks the server what the case comes to, a moment after the last key; an older answer never replaces a newer one. */
export function usePreview(id: string, currency: string, body: CaseBody, first: Preview) {
  const [preview, setPreview] = useState(first)
  const [waiting, setWaiting] = useState(false)
  const [failure, setFailure] = useState<ErrorShape | null>(null)
  const asked = useRef({ turn: 0, text: JSON.stringify([currency, body]) })
  const text = JSON.stringify([currency, body])
  useEffect(() => {
    if (text === asked.current.text) return
    const timer = setTimeout(async () => {
      const [of, parsed] = JSON.parse(text) as [string, unknown]
      const checked = WrittenCase.safeParse(parsed)
      if (!checked.success || !/^[A-Z]{3}$/.test(of)) return
      asked.current = { turn: asked.current.turn + 1, text }
      const { turn } = asked.current
      setWaiting(true)
      const result = await previewCaseAction({ id, currency: of, body: checked.data }).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (turn !== asked.current.turn) return
      setWaiting(false)
      setFailure(result.ok ? null : result.error)
      if (result.ok) setPreview(result.data)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [id, text])
  return { preview, waiting, failure }
}
