import type { ErrorShape, FieldReasons, Reason } from '@/lib/core/errors'

export type FormState = { ok: true; data: unknown } | { ok: false; error: ErrorShape & { requestId?: string } } | null

/** A server action as lib/server/action.ts makes it. */
export type FormAction = (state: unknown, form: FormData) => Promise<FormState>

/** `tags[]` and `tags` are the same field to the server. */
export const fieldPath = (name: string): string => name.replace(/\[\]$/, '')

/** Reasons for a field, those of its parts (`owners.0`) included. */
export function reasonsFor(fields: FieldReasons | undefined, name: string): Reason[] {
  if (!fields) return []
  const path = fieldPath(name)
  return Object.entries(fields).flatMap(([key, reasons]) => (key === path || key.startsWith(`${path}.`) ? reasons : []))
}

/** Where the summary's link of a refused path points: the shown field that is the path or holds it. */
export function fieldOf(path: string, names: Iterable<string>): string | null {
  let best: string | null = null
  for (const name of names) {
    const own = fieldPath(name)
    if ((path === own || path.startsWith(`${own}.`)) && own.length > (best ? fieldPath(best).length : -1)) best = name
  }
  return best
}

/** `/engines/{id}` with the values of what was saved. */
export function fillHref(template: string, data: unknown): string {
  const values = (data ?? {}) as Record<string, unknown>
  return template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(values[key] ?? '')))
}
