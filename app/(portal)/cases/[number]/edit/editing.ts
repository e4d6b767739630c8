import { WrittenCase, type CaseBody, type CaseLine } from '@/lib/core/finance/case'

/** Fields of the head say what they allow, whatever is wrong with them. */
const limitIn: Record<string, (body: CaseBody) => string> = {
  'horizon.start': () => 'finance.errors.month',
  'horizon.periods': ({ horizon }) => (horizon.unit === 'year' ? 'finance.errors.years' : 'finance.errors.months'),
  discountRateBp: () => 'finance.errors.discountRate',
}

/** Message keys of what is wrong, by path such as `lines.3.amount.perPeriod`. */
export function problemsOf(body: CaseBody): Record<string, string> {
  const parsed = WrittenCase.safeParse(body)
  if (parsed.success) return {}
  const found: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const path = issue.path.join('.')
    const isKey = /^[a-z][\w-]*(\.[\w-]+)+$/i.test(issue.message)
    const plain = issue.code === 'too_small' && issue.origin === 'string' ? 'errors.required' : issue.code === 'invalid_type' ? 'errors.number' : issue.code === 'too_big' || issue.code === 'too_small' ? 'cases.editor.outOfRange' : 'errors.pattern'
    found[path] ??= limitIn[path]?.(body) ?? (isKey ? issue.message : plain)
  }
  return found
}

export const bpOf = (percent: number | null): number => (percent === null ? NaN : Math.round(percent * 100))
export const percentOf = (bp: number | undefined): number | null => (bp === undefined ? null : bp / 100)

/** The same line with its amount given in another way; what was typed before stays where it fits. */
export function withAmountKind(line: CaseLine, kind: CaseLine['amount']['kind'], periods: number, formulaKey: string): CaseLine {
  if (line.amount.kind === kind) return line
  const typed = line.amount.kind === 'typed' ? line.amount.perPeriod : (line.amount.kind === 'series' && line.amount.values.find((value) => Number(value))) || '0'
  if (kind === 'typed') return { ...line, amount: { kind, perPeriod: typed } }
  if (kind === 'series') return { ...line, amount: { kind, values: Array.from({ length: periods + 1 }, (_, index) => (index === 0 ? '0' : typed)) } }
  return { ...line, amount: { kind, key: formulaKey, ordinal: null, values: {} } }
}

export const withoutKey = <V>(record: Readonly<Record<string, V>>, key: string): Record<string, V> => Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
