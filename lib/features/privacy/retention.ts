import { z } from 'zod'
import { DAY_MS } from '@/lib/core/calendar/local-day'
import { AppError, conflict, invalid } from '@/lib/core/errors'
import { lengthFault, retentionClasses, ruledClasses, type RuledClass } from '@/lib/core/privacy/classes'
import { canonicalJson } from '@/lib/server/canonical'
import { appendAudit } from '@/lib/server/audit'
import { command, query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { inTransaction } from '@/lib/server/db'
import { log } from '@/lib/server/log'
import { holdsNow } from './holds'
import { retained } from './retention-classes'
import { EditRule } from './schema'

export interface RetentionLine {
  dataClass: RuledClass
  /** Days; null: for ever */
  keepDays: number | null
  due: number
  held: number
  removed: number
  /** Why it was left alone: a message key */
  fault?: string
}

/** Length of each class that has a rule: as edited, else as shipped. */
export async function rulesNow(ctx: Ctx): Promise<Record<RuledClass, { keepDays: number | null; version: number }>> {
  const rows = await ctx.db.retentionRule.findMany()
  const stored = new Map(rows.map((row) => [row.dataClass, row]))
  return Object.fromEntries(ruledClasses.map((name) => [name, { keepDays: stored.has(name) ? stored.get(name)!.keepDays : retentionClasses[name].keepDays, version: stored.get(name)?.version ?? 0 }])) as Record<RuledClass, { keepDays: number | null; version: number }>
}

/** What is due today and what is held of it; takes nothing away. */
export const previewRetention = query({
  permission: 'retention:read',
  input: z.strictObject({}),
  async run(ctx): Promise<RetentionLine[]> {
    const [rules, holds] = [await rulesNow(ctx), await holdsNow(ctx)]
    return Promise.all(
      ruledClasses.map(async (dataClass) => {
        const { keepDays } = rules[dataClass]
        if (keepDays === null) return { dataClass, keepDays, due: 0, held: 0, removed: 0 }
        const before = new Date(ctx.now.getTime() - keepDays * DAY_MS)
        const due = await retained[dataClass].due(ctx, before)
        return { dataClass, keepDays, due, held: holds.class.has(dataClass) ? due : due && (await retained[dataClass].held(ctx, before, holds)), removed: 0 }
      }),
    )
  },
})

export const editRule = command({
  permission: 'retention:edit',
  stepUp: true,
  input: EditRule,
  async run(ctx, input) {
    const dataClass = input.dataClass as RuledClass
    const keepDays = input.keepDays ?? null
    const fault = lengthFault(dataClass, keepDays)
    if (fault) throw invalid({ keepDays: [fault] })
    const before = (await rulesNow(ctx))[dataClass]
    if (input.version !== undefined && input.version !== before.version + 1) throw conflict()
    await ctx.db.retentionRule.upsert({
      where: { dataClass },
      create: { dataClass, keepDays, updatedById: ctx.actor.id, updatedAt: ctx.now },
      update: { keepDays, updatedById: ctx.actor.id, updatedAt: ctx.now, version: { increment: 1 } },
    })
    return { result: { dataClass, keepDays }, audit: { action: 'retention.changed', entity: 'retention', entityId: dataClass, before: { keepDays: before.keepDays }, after: { keepDays } } }
  },
})

/**
 * Takes away what is due and not held, class by class, each in a transaction of its own with its audit entry. Returns null when
 * nothing was due. One class that fails leaves the others alone.
 */
export async function applyRetention(ctx: Ctx, trigger: 'schedule' | 'demand'): Promise<RetentionLine[] | null> {
  const lines: RetentionLine[] = []
  for (const line of await previewRetention(ctx, {})) lines.push(await applyTo(ctx, line))
  if (!lines.some(({ due }) => due > 0)) return null
  await inTransaction(async (tx) => {
    await tx.retentionRun.create({ data: { at: ctx.now, trigger, report: canonicalJson(lines), byId: ctx.actor.kind === 'person' ? ctx.actor.id : null } })
  })
  return lines
}

async function applyTo(ctx: Ctx, line: RetentionLine): Promise<RetentionLine> {
  const { dataClass, keepDays, due, held } = line
  const holds = await holdsNow(ctx)
  if (keepDays === null || due === held || holds.class.has(dataClass)) return line
  const before = new Date(ctx.now.getTime() - keepDays * DAY_MS)
  try {
    // The trail opens its own: it reads and archives before it takes away.
    if (dataClass === 'audit') return { ...line, removed: await retained.audit.remove(ctx, before, holds) }
    const removed = await inTransaction(async (tx) => {
      const inner = { ...ctx, db: tx, inTransaction: true }
      const count = await retained[dataClass].remove(inner, before, holds)
      if (count) await appendAudit(inner, [{ action: 'retention.applied', entity: 'retention', entityId: dataClass, facts: { dataClass, keepDays, removed: count, held } }])
      return count
    })
    return { ...line, removed }
  } catch (error) {
    log.error({ err: error, dataClass }, 'retention failed')
    return { ...line, fault: error instanceof AppError ? error.key : 'errors.internal' }
  }
}

/** The same on demand, without waiting for the night. */
export const runRetention = command({
  permission: 'retention:edit',
  stepUp: true,
  input: z.strictObject({}),
  prepare: (ctx) => applyRetention(ctx, 'demand'),
  async run(_ctx, _input, lines) {
    return { result: lines ?? [], audit: { action: 'retention.run', entity: 'retention', entityId: 'all', facts: { lines: (lines ?? []).filter(({ due }) => due > 0) } } }
  },
})
