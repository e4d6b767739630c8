import { moneyText, parseMoney } from '@/lib/core/portfolio/money'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { fieldNames, specOf, type AssessmentValues, type FieldKind, type FieldName, type FieldSpec } from './fields'

/** How many kept units one written unit has. */
const scale: Partial<Record<FieldKind, number>> = { minutes: 60_000, percent: 100, days: 10, points: 100 }

/** What a person typed into one field as its kept value; blank is null. Currency: ISO 4217. */
export function readField(name: FieldName, raw: string | undefined, currency: string): Decision<number | string | null> {
  const spec = specOf(name)
  const text = (raw ?? '').normalize('NFKC').trim()
  if (text === '') return spec.optional ? allow(null) : refuse({ key: 'errors.required' })
  if (spec.kind === 'choice') return spec.options!.includes(text) ? allow(text) : refuse({ key: 'errors.choice' })
  if (spec.kind === 'money') {
    const money = parseMoney(text, currency)
    return money.ok ? within(spec, Number(money.value)) : money
  }
  const digits = text.replace(/(?<=\d)[, _'](?=\d{3})/g, '')
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(digits)) return refuse({ key: 'errors.number' })
  const value = Number(digits) * (scale[spec.kind] ?? 1)
  if ((spec.kind === 'count' || spec.kind === 'scale') && !Number.isInteger(value)) return refuse({ key: 'errors.integer' })
  return within(spec, Math.round(value))
}

function within(spec: FieldSpec, value: number): Decision<number> {
  const unit = scale[spec.kind] ?? 1
  if (spec.min !== undefined && value < spec.min) return refuse({ key: 'errors.min', params: { min: spec.min / unit } })
  if (spec.max !== undefined && value > spec.max) return refuse({ key: 'errors.max', params: { max: spec.max / unit } })
  return allow(value)
}

/** The kept value as the form shows it again. */
export function fieldText(name: FieldName, value: number | string | null, currency: string): string {
  if (value === null) return ''
  const { kind } = specOf(name)
  if (typeof value === 'string') return value
  if (kind === 'money') return moneyText(BigInt(Math.round(value)), currency)
  return String(Number((value / (scale[kind] ?? 1)).toFixed(4)))
}

export type Typed = Partial<Record<FieldName, string>>

/** All fields at once: the values, or the reasons beside each field that was refused. */
export function readTyped(typed: Typed, currency: string): { values: AssessmentValues; refused: Partial<Record<FieldName, { key: string; params?: Record<string, string | number> }[]>> } {
  const refused: Partial<Record<FieldName, { key: string; params?: Record<string, string | number> }[]>> = {}
  const values = Object.fromEntries(
    fieldNames.map((name) => {
      const read = readField(name, typed[name], currency)
      if (!read.ok) refused[name] = read.reasons
      return [name, read.ok ? read.value : null]
    }),
  )
  return { values: values as unknown as AssessmentValues, refused }
}
