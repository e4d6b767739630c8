import { can } from '@/lib/core/access'
import { addDays, daysBetween, type Day } from '@/lib/core/calendar/local-day'
import { riskCode } from '@/lib/core/risks/statement'
import type { Ctx } from '@/lib/server/ctx'
import { todayOf } from './record'

/** Days before its last day from which an acceptance asks for a decision. */
const ENDING_DAYS = 30

interface Named {
  number: number
  code: string
  title: string
  titleZh: string | null
}
export interface AwaitedRisk extends Named {
  /** What is asked: an answer to a proposed raise, a review, an answer to an acceptance that no longer holds or ends soon */
  asks: 'proposal' | 'review' | 'stale' | 'ending'
  /** Review: the day it fell due; ending: the last day of the acceptance */
  day: Day
  /** Days late (review) or left (ending) */
  days: number
}

const named = { number: true, title: true, titleZh: true } as const

/** What waits for the reader as owner (for the deputy where there is no owner), each risk once under what is most urgent, and acceptances that they gave and that end soon. */
export async function risksAwaiting(ctx: Ctx, most: number): Promise<{ rows: AwaitedRisk[]; count: number }> {
  if (!can(ctx.actor, 'risk:read')) return { rows: [], count: 0 }
  const today = await todayOf(ctx)
  const soon = addDays(today, ENDING_DAYS)
  const me = ctx.actor.id
  const [own, given] = await Promise.all([
    ctx.db.risk.findMany({
      where: {
        status: 'open',
        AND: [{ OR: [{ ownerId: me }, { ownerId: null, deputyId: me }] }, { OR: [{ proposedAt: { not: null } }, { nextReviewOn: { lte: today } }, { acceptance: 'stale' }, { acceptance: 'valid', acceptedUntil: { lte: soon } }] }],
      },
      select: { ...named, proposedAt: true, nextReviewOn: true, acceptance: true, acceptedUntil: true },
      orderBy: [{ residualScore: 'desc' }, { nextReviewOn: 'asc' }, { number: 'asc' }],
      take: 200,
    }),
    ctx.db.risk.findMany({
      where: { status: 'open', acceptance: 'valid', acceptedUntil: { lte: soon }, acceptances: { some: { approverId: me, kind: 'accepted' } } },
      select: { ...named, acceptedUntil: true, acceptances: { orderBy: { ordinal: 'desc' }, take: 1, select: { approverId: true } } },
      orderBy: [{ acceptedUntil: 'asc' }, { number: 'asc' }],
      take: 200,
    }),
  ])
  const told = ({ number, title, titleZh }: Omit<Named, 'code'>) => ({ number, code: riskCode(number), title, titleZh })
  const rows = own.map((risk): AwaitedRisk => {
    if (risk.proposedAt) return { ...told(risk), asks: 'proposal', day: today, days: 0 }
    if (risk.acceptance === 'stale') return { ...told(risk), asks: 'stale', day: today, days: 0 }
    if (risk.nextReviewOn <= today) return { ...told(risk), asks: 'review', day: risk.nextReviewOn, days: daysBetween(risk.nextReviewOn, today) }
    return { ...told(risk), asks: 'ending', day: risk.acceptedUntil!, days: daysBetween(today, risk.acceptedUntil!) }
  })
  const known = new Set(rows.map(({ number }) => number))
  for (const risk of given) {
    if (!known.has(risk.number) && risk.acceptances[0]?.approverId === me) rows.push({ ...told(risk), asks: 'ending', day: risk.acceptedUntil!, days: daysBetween(today, risk.acceptedUntil!) })
  }
  const order = { proposal: 0, stale: 1, review: 2, ending: 3 }
  rows.sort((a, b) => order[a.asks] - order[b.asks] || b.days - a.days)
  return { rows: rows.slice(0, most), count: rows.length }
}
