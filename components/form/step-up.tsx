'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import type { FormAction } from './form-types'
import { registerStepUp } from './step-up-store'

const StepUpDialog = lazy(() => import('./step-up-dialog'))

/** Stands once in the frame; its dialog is loaded when a sensitive change asks for the password. */
export function StepUp({ action }: { action: FormAction }) {
  const [settle, setSettle] = useState<((proved: boolean) => void) | null>(null)
  useEffect(() => registerStepUp(() => new Promise((resolve) => setSettle(() => resolve))), [])
  if (!settle) return null
  const close = (proved: boolean) => {
    settle(proved)
    setSettle(null)
  }
  return (
    <Suspense fallback={null}>
      <StepUpDialog action={action} onClose={close} />
    </Suspense>
  )
}
