import { parseUtcText } from '@/lib/core/calendar/instant'

const pad2 = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
const pad3 = Array.from({ length: 1000 }, (_, n) => String(n).padStart(3, '0'))
const DAY_MS = 86_400_000

let lastDay = Number.NaN
let lastText = ''
let lastMs = Number.NaN
let lastTime = ''

/**
 * An instant (epoch ms) as Prisma stores it in SQLite, `2026-11-22T11:02:09.932+00:00`: any other text would fall out of its
 * date filters. PostgreSQL reads the same text as TIMESTAMP in UTC.
 */
export function prismaTime(ms: number): string {
  if (ms === lastMs) return lastTime
  const day = Math.floor(ms / DAY_MS)
  if (day !== lastDay) {
    lastText = new Date(day * DAY_MS).toISOString().slice(0, 11)
    lastDay = day
  }
  const rest = ms - day * DAY_MS
  const seconds = Math.floor(rest / 1000)
  const minutes = Math.floor(seconds / 60)
  lastMs = ms
  return (lastTime = `${lastText}${pad2[Math.floor(minutes / 60)]}:${pad2[minutes % 60]}:${pad2[seconds % 60]}.${pad3[rest % 1000]}+00:00`)
}

export const prismaTimeOrNull = (ms: number | null): string | null => (ms === null ? null : prismaTime(ms))

/** Epoch ms of a text that Prisma or `prismaTime` wrote. */
export function readPrismaTime(text: string): number {
  const ms = parseUtcText(text)
  if (ms === null) throw new Error(`not a stored instant: ${text.slice(0, 40)}`)
  return ms
}

export const readPrismaTimeOrNull = (text: string | null): number | null => (text === null ? null : readPrismaTime(text))
