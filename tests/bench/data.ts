import type { RunReport } from '@/lib/core/runs/run'

export const PROCESSES = 40
const START = Date.UTC(2026, 5, 1)
const SPAN_MS = 90 * 24 * 3_600_000
export const NOW = new Date(START + SPAN_MS + 24 * 3_600_000)

const iso = (ms: number) => new Date(ms).toISOString()

/**
 * Run `i` of `total`: spread evenly over 90 days and 40 processes in the order of time; every 50th failed, every third held five
 * items. Identifiers of `shuffled` runs come in no order, as those of engines that use UUIDs.
 */
export function report(i: number, total: number, shuffled = false): RunReport {
  const started = START + Math.floor(((i / total) % 1) * SPAN_MS)
  const ended = started + 1000 + ((i * 7919) % 120_000)
  const failed = i % 50 === 0
  return {
    externalId: shuffled ? scrambled(i) : `R-${i}`,
    process: { externalId: `p${i % PROCESSES}`, name: `Process ${i % PROCESSES}`, version: '1.4' },
    status: failed ? 'failed' : 'succeeded',
    queuedAt: iso(started - 2000),
    startedAt: iso(started),
    endedAt: iso(ended),
    ...(i % 3 === 0 && { items: { handled: 5, succeeded: 4, businessExceptions: 1, systemExceptions: 0 } }),
    ...(failed && { error: { kind: 'system', code: 'E1', message: 'The element was not found on the page within 30 s' } }),
    sourceUpdatedAt: iso(ended),
    link: `https://engine.example/runs/${i}`,
  }
}

/** A fixed 32-digit identifier without order. */
function scrambled(i: number): string {
  let text = ''
  for (let part = 1; part <= 4; part++) {
    let x = Math.imul(i + part * 0x9e3779b9, 0x85ebca6b)
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
    text += ((x ^ (x >>> 16)) >>> 0).toString(16).padStart(8, '0')
  }
  return text
}

export function batch(from: number, size: number, total: number, shuffled = false): RunReport[] {
  return Array.from({ length: size }, (_, k) => report(from + k, total, shuffled))
}
