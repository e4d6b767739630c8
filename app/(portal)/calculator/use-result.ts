import { useEffect, useRef, useState } from 'react'
import type { CalculatorInput, PlainTime } from '@/lib/core/calculator/figures'

export interface CalculatorResult {
  /** Null: the formulas give none */
  time: PlainTime | null
  hoursPerYear: number | null
  money: { yearMinor: number; hourlyMinor: number; currency: string } | null
}

const PAUSE_MS = 90

/** The result of the figures as the server computes it by the published formulas, a moment after the last change. */
export function useResult(input: CalculatorInput, first: CalculatorResult) {
  const [state, setState] = useState({ result: first, failed: false })
  const known = useRef(addressOf(input))
  useEffect(() => {
    const address = addressOf(input)
    if (address === known.current) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const reply = await fetch(`/api/calculator?${address}`, { signal: abort.signal, headers: { accept: 'application/json' } })
        if (!reply.ok) throw new Error(String(reply.status))
        const result = (await reply.json()) as CalculatorResult
        known.current = address
        setState({ result, failed: false })
        window.history.replaceState(window.history.state, '', `?${address}`)
      } catch {
        if (!abort.signal.aborted) setState((before) => ({ ...before, failed: true }))
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [input])
  return state
}

export const addressOf = ({ count, unit, minutes, share }: CalculatorInput): string => new URLSearchParams({ count: String(count), unit, minutes: String(minutes), share: String(share) }).toString()
