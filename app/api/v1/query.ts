import { invalid } from '@/lib/core/errors'

/** The parameters of an address as plain input; one given twice is refused. */
export function queryOf(request: Request): Record<string, string> {
  const given: Record<string, string> = Object.create(null)
  for (const [name, value] of new URL(request.url).searchParams) {
    if (name in given) throw invalid({ [name]: [{ key: 'errors.repeated' }] })
    given[name] = value
  }
  return { ...given }
}
