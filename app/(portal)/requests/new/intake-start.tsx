'use client'

import { useState } from 'react'
import { IntakeForm, type IntakeFormProps } from './intake-form'

/** Keeps the form that somebody writes in when the page is read again, and begins another when another draft is opened. */
export function IntakeStart({ wanted, ...props }: IntakeFormProps & { wanted: string | null }) {
  const [held, setHeld] = useState({ wanted, props })
  if (wanted !== held.wanted) setHeld(wanted === held.props.id ? { ...held, wanted } : { wanted, props })
  return <IntakeForm key={held.props.id} {...held.props} />
}
