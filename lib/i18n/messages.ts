import type { Locale } from '@/lib/core/localized'
import { areas, type Area, type Messages } from './areas'

const loaded = new Map<Locale, Promise<Messages>>()

/** All messages of one language, read once per process. */
export function messagesFor(locale: Locale): Promise<Messages> {
  const known = loaded.get(locale)
  if (known) return known
  const fresh = Promise.all(Object.values(areas).map(async (area) => (await area[locale]()).default)).then(
    (parts) => Object.assign({}, ...parts) as Messages,
  )
  loaded.set(locale, fresh)
  return fresh
}

/** Only the named areas: what a client component is given. */
export async function messagesOf(locale: Locale, names: readonly Area[]): Promise<Partial<Messages>> {
  const all = await messagesFor(locale)
  return Object.fromEntries(names.map((name) => [name, all[name]])) as Partial<Messages>
}
