import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import type { FormValues } from '@/lib/core/three-way'

/** A case while it is edited. */
export interface EditedCase {
  name: string
  currency: string
  body: CaseBody
}

const LINE = 'line.'

/** A case as named texts, a line each, so that two versions can be compared and joined. */
export function toValues({ name, currency, body }: EditedCase): FormValues {
  const { lines, ...head } = body
  return { name, currency, head: JSON.stringify(head), ...Object.fromEntries(lines.map((line) => [`${LINE}${line.id}`, JSON.stringify(line)])) }
}

/** The way back; lines in the order of `order`, then the others. */
export function fromValues(values: FormValues, order: readonly string[]): EditedCase {
  const ids = Object.keys(values).flatMap((field) => (field.startsWith(LINE) && values[field] ? [field.slice(LINE.length)] : []))
  const sorted = [...order.filter((id) => ids.includes(id)), ...ids.filter((id) => !order.includes(id))]
  const head = JSON.parse(String(values.head)) as Omit<CaseBody, 'lines'>
  return { name: String(values.name ?? ''), currency: String(values.currency ?? ''), body: { ...head, lines: sorted.map((id) => JSON.parse(String(values[`${LINE}${id}`])) as CaseLine) } }
}

/** The label of a line as it stands in a value; null where the value is no line. */
export function lineLabelIn(field: string, value: string): string | null {
  if (!field.startsWith(LINE) || !value) return null
  return (JSON.parse(value) as CaseLine).label
}
