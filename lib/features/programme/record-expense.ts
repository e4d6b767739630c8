import { localDay, type Day } from '@/lib/core/calendar/local-day'
import { dayOf, storeDay } from '@/lib/core/calendar/stored-day'
import { invalid, notFound, ruleError } from '@/lib/core/errors'
import { parseMoney } from '@/lib/core/portfolio/money'
import { amountNow } from '@/lib/core/programme/budget'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { phaseOf } from './record'
import { CorrectExpense, RecordExpense } from './schema'

const expenseRow = { id: true, phaseId: true, spentOn: true, amountMinor: true, currency: true, note: true, correctsId: true, createdAt: true } satisfies Prisma.PhaseExpenseSelect
const viewOf = ({ spentOn, ...row }: Prisma.PhaseExpenseGetPayload<{ select: typeof expenseRow }>) => ({ ...row, spentOn: dayOf(spentOn) })
const personId = (ctx: Ctx) => (ctx.actor.kind === 'person' ? ctx.actor.id : null)

/** Money spent on a phase, in the currency of its budget. Invoices still arrive after a phase has closed. */
export const recordExpense = command({
  permission: 'programme:edit',
  input: RecordExpense,
  async run(ctx, { phaseId, spentOn, amount, note }) {
    const phase = await phaseOf(ctx, phaseId)
    const organisation = await settingsOf(ctx.db, 'organisation')
    const currency = phase.currency ?? organisation.currency
    const today: Day = localDay(ctx.now.getTime(), organisation.timeZone)
    if (spentOn > today) throw invalid({ spentOn: [{ key: 'programme.budget.future', params: { today } }] })
    const parsed = parseMoney(amount, currency)
    if (!parsed.ok) throw invalid({ amount: parsed.reasons })
    if (parsed.value === 0n) throw invalid({ amount: [{ key: 'programme.budget.nothing' }] })
    if (phase.currency === null) await ctx.db.phase.update({ where: { id: phaseId }, data: { currency }, select: { id: true } })
    const row = await ctx.db.phaseExpense.create({
      data: { phaseId, spentOn: storeDay(spentOn), amountMinor: parsed.value, currency, note, enteredById: personId(ctx), createdAt: ctx.now },
      select: expenseRow,
    })
    const after = viewOf(row)
    return { result: after, audit: { action: 'expense.recorded', entity: 'phase', entityId: phaseId, after, facts: { name: note } } }
  },
})

/** Puts an entry right by a further one of the difference; the entry itself never changes. */
export const correctExpense = command({
  permission: 'programme:edit',
  input: CorrectExpense,
  async run(ctx, { expenseId, amount, note }) {
    const wrong = await ctx.db.phaseExpense.findUnique({ where: { id: expenseId }, select: expenseRow })
    if (!wrong) throw notFound('expense')
    if (wrong.correctsId) throw ruleError([{ key: 'programme.budget.correctOriginal' }])
    const parsed = parseMoney(amount, wrong.currency)
    if (!parsed.ok) throw invalid({ amount: parsed.reasons })
    // Takes turns with other corrections of the same phase: each must see the one before.
    await ctx.db.phase.update({ where: { id: wrong.phaseId }, data: { currency: wrong.currency }, select: { id: true } })
    const corrections = await ctx.db.phaseExpense.findMany({ where: { correctsId: expenseId }, select: { id: true, amountMinor: true, correctsId: true } })
    const difference = parsed.value - amountNow(wrong, corrections)
    if (difference === 0n) throw invalid({ amount: [{ key: 'programme.budget.unchanged' }] })
    const row = await ctx.db.phaseExpense.create({
      data: { phaseId: wrong.phaseId, spentOn: wrong.spentOn, amountMinor: difference, currency: wrong.currency, note, correctsId: expenseId, enteredById: personId(ctx), createdAt: ctx.now },
      select: expenseRow,
    })
    const after = viewOf(row)
    return { result: after, audit: { action: 'expense.corrected', entity: 'phase', entityId: wrong.phaseId, after, facts: { name: wrong.note, corrected: viewOf(wrong) } } }
  },
})
