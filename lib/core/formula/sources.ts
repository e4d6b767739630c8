/** Where a variable may take its value from, and the unit that the portal keeps it in. Names: messages `formulas.sources`. */
export const sourceFields = {
  baseline: {
    'handling-time': 'min/item',
    'items-per-year': 'item/year',
    'cost-per-item': 'money/item',
    'error-rate': '%',
  },
  rate: {
    'hourly-wage': 'money/h',
    'working-days': 'day/year',
    'hours-per-day': 'h/fte/day',
    'discount-rate': '%',
  },
  runs: {
    'items-succeeded': 'item',
    'items-failed': 'item',
    'items-finished': 'item',
    'items-missed': 'item',
    'success-rate': '%',
    'straight-through-rate': '%',
    'attended-time': 'min/item',
    'attended-hours': 'h',
    'robot-time': 'min/item',
    'runs-succeeded': 'run',
    'runs-failed': 'run',
  },
  automation: {
    'planned-coverage': '%',
    'first-year-cost': 'money',
  },
  readings: {
    adoption: '%',
    'scope-items': 'item',
    'late-items': 'item',
  },
} as const satisfies Record<string, Record<string, string>>

export const sourceKinds = ['baseline', 'rate', 'runs', 'automation', 'readings', 'typed'] as const
export type SourceKind = (typeof sourceKinds)[number]

/** Unit of a field, or null where the source has no such field. */
export function unitOfSource(kind: SourceKind, field: string | undefined): string | null {
  if (kind === 'typed' || field === undefined) return null
  const fields: Record<string, string> = sourceFields[kind]
  return Object.hasOwn(fields, field) ? fields[field]! : null
}
