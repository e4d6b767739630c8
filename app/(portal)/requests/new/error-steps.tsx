'use client'

import { useEffect } from 'react'
import { useFormContext } from '@/components/form/form-context'
import type { StepName } from './step-bar'

const stepOf: Record<string, StepName> = {
  type: 'what', title: 'what', pain: 'what', wish: 'what',
  processId: 'where', automationId: 'where', place: 'where', departmentId: 'where', systemIds: 'where', otherSystems: 'where',
  frequencyCount: 'volume', frequencyUnit: 'volume', minutes: 'volume', basis: 'volume',
  ruleBased: 'questions', digitalInput: 'questions', structuredInput: 'questions', stability: 'questions', documentation: 'questions',
}

/** Tells the form which steps hold a refused field, whenever the form was refused. */
export function ErrorSteps({ onSteps }: { onSteps: (steps: ReadonlySet<StepName>) => void }) {
  const { fields } = useFormContext()
  useEffect(() => {
    onSteps(new Set(Object.keys(fields ?? {}).flatMap((path) => stepOf[path.split('.')[0] ?? ''] ?? [])))
  }, [fields, onSteps])
  return null
}
