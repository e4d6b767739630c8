import { z } from 'zod'
import type { Amounts } from '@/lib/core/ledger/amounts'
import { amountsOf, sameAmounts } from '@/lib/core/ledger/books'
import { monthResult, type LedgerFormulas } from '@/lib/core/ledger/figures'
import type { MonthFacts } from '@/lib/core/ledger/facts'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { giveWay } from '@/lib/features/runs/give-way'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { digestOfEntry, sealedColumns } from './entries'
import { compiledOf, formulasOf } from './formulas'

const columns = { id: true, digest: true, ...sealedColumns } satisfies Prisma.LedgerEntrySelect
type Stored = Prisma.LedgerEntryGetPayload<{ select: typeof columns }>

/** What checking an entry found: it is as it was written, and a signed one follows from its frozen inputs. */
export interface Checked {
  id: string
  automationId: string
  month: string
  kind: string
  digest: string
  /** `row`: the row was changed; `figures`: the inputs lead to other figures; null: holds */
  fault: 'row' | 'figures' | null
}

/** Seals the row again, and computes a signed month once more from its frozen inputs by the formulas of that time. */
export async function checkEntry(ctx: Ctx, { id, digest, ...entry }: Stored, compiled: (facts: MonthFacts) => Promise<LedgerFormulas> = (facts) => compiledFor(ctx, facts)): Promise<Checked> {
  const found = { id, automationId: entry.automationId, month: entry.month, kind: entry.kind, digest }
  if (digestOfEntry(entry) !== digest) return { ...found, fault: 'row' }
  if (entry.kind !== 'signed') return { ...found, fault: null }
  const facts = JSON.parse(entry.facts) as MonthFacts
  const { figures } = monthResult(facts, await compiled(facts))
  const same = sameAmounts(amountsOf(figures), amountsOf(entry as Amounts)) && figures.plannedMinor === entry.plannedMinor
  return { ...found, fault: same ? null : 'figures' }
}

const compiledFor = async (ctx: Ctx, facts: MonthFacts) => compiledOf(await formulasOf(ctx, facts))

/** The same, read once for each set of versions. */
function readingOnce(ctx: Ctx): (facts: MonthFacts) => Promise<LedgerFormulas> {
  const known = new Map<string, Promise<LedgerFormulas>>()
  return (facts) => {
    const key = JSON.stringify(facts.formulas)
    const found = known.get(key) ?? compiledFor(ctx, facts)
    known.set(key, found)
    return found
  }
}

const AT_ONCE = 200

/** Every entry of the books, a part at a time: how many hold, and those that do not. */
export const verifyEntries = query({
  permission: 'audit:verify',
  input: z.strictObject({}),
  async run(ctx) {
    const faults: Checked[] = []
    const kinds: Record<string, number> = {}
    const compiled = readingOnce(ctx)
    let after: string | undefined
    for (;;) {
      const rows: Stored[] = await ctx.db.ledgerEntry.findMany({ where: after ? { id: { gt: after } } : {}, select: columns, orderBy: { id: 'asc' }, take: AT_ONCE })
      for (const row of rows) {
        const checked = await checkEntry(ctx, row, compiled)
        kinds[checked.kind] = (kinds[checked.kind] ?? 0) + 1
        if (checked.fault) faults.push(checked)
      }
      if (rows.length < AT_ONCE) break
      after = rows.at(-1)!.id
      await giveWay()
    }
    const automations = await ctx.db.automation.findMany({ where: { AND: [visibleAutomation(ctx), { id: { in: faults.map(({ automationId }) => automationId) } }] }, select: { id: true, code: true, name: true, nameZh: true } })
    return { checked: Object.values(kinds).reduce((sum, count) => sum + count, 0), kinds, faults, automations, at: ctx.now }
  },
})

export const verifiable = columns
