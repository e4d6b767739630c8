'use client'

import { createContext, useContext, useEffect } from 'react'
import type { FieldReasons } from '@/lib/core/errors'

interface FormContextValue {
  formId: string
  fields: FieldReasons | undefined
  pending: boolean
  /** Shown fields and their labels, for the summary. */
  labels: Map<string, string>
}

export const FormContext = createContext<FormContextValue>({ formId: 'form', fields: undefined, pending: false, labels: new Map() })

export const useFormContext = () => useContext(FormContext)

export const controlId = (formId: string, name: string) => `${formId}-${name.replace(/[^\w-]/g, '_')}`

/** Makes the field's label known to the summary of errors. */
export function useFieldLabel(name: string, label: string) {
  const { labels } = useFormContext()
  useEffect(() => {
    labels.set(name, label)
    return () => void labels.delete(name)
  }, [labels, name, label])
}
