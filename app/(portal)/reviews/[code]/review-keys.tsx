'use client'

import { useMemo } from 'react'
import { useKeys } from '../use-keys'

const press = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.click()

function choose(outcome: string): () => void {
  return () => {
    const radio = document.querySelector<HTMLInputElement>(`#review-decision input[name="outcome"][value="${outcome}"]`)
    radio?.click()
    document.querySelector<HTMLTextAreaElement>('#review-decision textarea[name="reason"]')?.focus()
  }
}

/** The keys of one document; each presses what the pointer would press. */
export function ReviewKeys() {
  const keys = useMemo(
    () => ({
      j: press('#review-next'), k: press('#review-previous'), u: press('#review-back'),
      c: press('#review-claim button'), h: press('#review-hand button'),
      a: choose('approve'), r: choose('reject'), t: choose('return'),
      send: () => document.querySelector<HTMLFormElement>('#review-decision form')?.requestSubmit(),
    }),
    [],
  )
  useKeys(keys)
  return null
}
