import type { FormValues } from '@/lib/core/three-way'
import type { EditableRequest } from './detail-queries'

/** Fields of the form in its order. */
export const formFields = [
  'type', 'title', 'pain', 'wish', 'departmentId', 'processId', 'automationId', 'place', 'systemIds', 'otherSystems', 'frequencyCount', 'frequencyUnit', 'minutes', 'basis',
  'ruleBased', 'digitalInput', 'structuredInput', 'stability', 'documentation', 'anonymous',
] as const

/** A stored request as its form holds it: texts, blank where nothing was said. */
export function formValuesOf(row: EditableRequest): FormValues {
  const { systems, manualMs, anonymous } = row
  const own: FormValues = { systemIds: systems.map(({ systemId }) => systemId).sort().join(' '), minutes: manualMs === null ? '' : String(manualMs / 60_000), anonymous: anonymous ? 'true' : '' }
  return Object.fromEntries(formFields.map((field) => [field, own[field] ?? String(row[field as keyof EditableRequest] ?? '')]))
}
