import type { Day } from './local-day'

/** Days without a time are stored as midnight UTC and never shown in another zone. */
export const storeDay = (day: Day): Date => new Date(`${day}T00:00:00.000Z`)
export const dayOf = (stored: Date): Day => stored.toISOString().slice(0, 10)
