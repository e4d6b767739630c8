import { parameterKinds, type ParameterKind } from './parameters'

/** What one history is about: a wage of a grade (null: all) in a department (null: all), a pair of currencies, or a parameter. */
export type RateAddress =
  | { table: 'wage'; gradeId: string | null; departmentId: string | null }
  | { table: 'exchange'; from: string; to: string }
  | { table: 'parameter'; kind: ParameterKind }

const BETWEEN = '~'

/** Page of the history of a rate. */
export function rateHref(of: RateAddress): string {
  const key = of.table === 'wage' ? [of.gradeId ?? 'all', of.departmentId ?? 'all'] : of.table === 'exchange' ? [of.from, of.to] : [of.kind]
  return `/rates/${of.table}/${key.map(encodeURIComponent).join(BETWEEN)}`
}

/** The other way round; null for an address that names nothing. */
export function rateAddress(table: string, key: string): RateAddress | null {
  const [first = '', second = '', ...more] = key.split(BETWEEN)
  const idOf = (text: string) => (text === 'all' ? null : text)
  if (more.length) return null
  if (table === 'wage' && first && second) return { table, gradeId: idOf(first), departmentId: idOf(second) }
  if (table === 'exchange' && first && second) return { table, from: first, to: second }
  const kind = parameterKinds.find((name) => name === first)
  return table === 'parameter' && kind && !second ? { table, kind } : null
}
