export interface UsedComponent {
  id: string
  /** The automations that use it and are neither retired nor archived; `live` when in service */
  uses: readonly { live: boolean; savedTenthDays: number | null }[]
}

export interface Reuse {
  /** Components that at least one automation in service uses */
  inService: number
  /** Of these, used by two automations or more */
  shared: number
  /** shared ÷ inService, basis points, cut; null while nothing is in service */
  shareBp: number | null
  /** Person-days that the uses saved, tenths; uses without an estimate count nothing */
  savedTenthDays: number
  /** Uses without an estimate beyond the first of their component */
  withoutEstimate: number
}

/** How much is built once and used again. */
export function reuseOf(components: readonly UsedComponent[]): Reuse {
  const serving = components.filter(({ uses }) => uses.some(({ live }) => live))
  const shared = serving.filter(({ uses }) => uses.length > 1).length
  const uses = components.flatMap((component) => component.uses)
  return {
    inService: serving.length,
    shared,
    shareBp: serving.length ? Math.floor((shared * 10_000) / serving.length) : null,
    savedTenthDays: uses.reduce((sum, use) => sum + (use.savedTenthDays ?? 0), 0),
    withoutEstimate: components.reduce((sum, component) => sum + Math.max(0, component.uses.filter((use) => use.savedTenthDays === null).length - 1), 0),
  }
}
