import type { Locale } from '@/lib/core/localized'

export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

const IGNORED = new Set(['updatedAt', 'searchText', 'version'])

/** The fields that differ between two stored states of a record, as short texts; nested values as JSON. */
export function changedFields(before: unknown, after: unknown): FieldChange[] {
  const [a, b] = [asRecord(before), asRecord(after)]
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((field) => !IGNORED.has(field))
  return fields
    .map((field) => ({ field, before: asText(a[field]), after: asText(b[field]) }))
    .filter((change) => change.before !== change.after)
}

const asRecord = (value: unknown): Record<string, unknown> => {
  if (Array.isArray(value)) return Object.fromEntries(value.map((member, i) => [String(i + 1), member]))
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** The name that a record had in the entry, where it had one. */
export function nameInEntry(data: { before?: unknown; after?: unknown; facts?: unknown }, locale: Locale = 'en'): string | null {
  for (const part of [data.after, data.before, data.facts]) {
    const { name, nameZh, code } = asRecord(part)
    if (locale === 'zh-CN' && typeof nameZh === 'string' && nameZh) return nameZh
    if (typeof name === 'string') return name
    if (typeof code === 'string') return code
  }
  return null
}
