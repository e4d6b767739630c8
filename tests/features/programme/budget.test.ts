import { beforeEach, describe, expect, it } from 'vitest'
import { phaseDetail } from '@/lib/features/programme/phase-detail'
import { budgetOf } from '@/lib/features/programme/plan-queries'
import { correctExpense, recordExpense } from '@/lib/features/programme/record-expense'
import { updatePhase } from '@/lib/features/programme/update-phase'
import { makeProgramme } from '@/prisma/seed/factories'
import { actionsOf, auditOf } from '../../support/audit'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'

const { db, reset } = useDatabase()
beforeEach(reset)

const now = new Date('2026-11-22T04:00:00.000Z')

async function planned() {
  const { phases } = await makeProgramme(db, '2026-11-02')
  const [ctx, phaseId] = [await personCtx('coe', { now }), phases[0]!.id]
  await updatePhase(ctx, { id: phaseId, version: 1, name: 'Pilot', budget: '460,000.50' })
  return { ctx, phaseId }
}

describe('the budget of a phase', () => {
  it('is agreed in the currency of the organisation unless another is named', async () => {
    const { ctx, phaseId } = await planned()
    expect((await budgetOf(ctx, {}))[0]).toMatchObject({ phaseId, currency: 'CNY', budgetMinor: 46_000_050n, spentMinor: 0n, leftMinor: 46_000_050n })
    expect(await updatePhase(ctx, { id: phaseId, version: 2, name: 'Pilot', budget: '5000', currency: 'JPY' })).toMatchObject({ budgetMinor: 5000n, currency: 'JPY' })
    expect(await updatePhase(ctx, { id: phaseId, version: 3, name: 'Pilot' })).toMatchObject({ budgetMinor: null, currency: 'JPY' })
    expect(await auditOf('phase.updated')).toMatchObject({ before: { budgetMinor: '5000' }, after: { budgetMinor: null } })
  })

  it('refuses what is no amount of that currency, and another currency once money is spent', async () => {
    const { ctx, phaseId } = await planned()
    await expect(updatePhase(ctx, { id: phaseId, version: 2, name: 'Pilot', budget: '-5' })).rejects.toMatchObject({ fields: { budget: [{ key: 'portfolio.money' }] } })
    await expect(updatePhase(ctx, { id: phaseId, version: 2, name: 'Pilot', budget: '5.5', currency: 'JPY' })).rejects.toMatchObject({ fields: { budget: [{ key: 'portfolio.moneyDecimals' }] } })
    await recordExpense(ctx, { phaseId, spentOn: '2026-11-20', amount: '10', note: 'Licence' })
    await expect(updatePhase(ctx, { id: phaseId, version: 2, name: 'Pilot', budget: '5', currency: 'EUR' })).rejects.toMatchObject({ fields: { currency: [{ key: 'programme.budget.currencyUsed', params: { currency: 'CNY' } }] } })
  })
})

describe('an expense', () => {
  it('is spent from the budget and stands in the history', async () => {
    const { ctx, phaseId } = await planned()
    await recordExpense(ctx, { phaseId, spentOn: '2026-11-20', amount: '180000', note: 'Licences' })
    expect((await budgetOf(ctx, {}))[0]).toMatchObject({ spentMinor: 18_000_000n, leftMinor: 28_000_050n, spentBp: 3913 })
    expect(await actionsOf('phase', phaseId)).toEqual(['phase.updated', 'expense.recorded'])
  })

  it('is put right by further entries of the difference; the entry itself stays', async () => {
    const { ctx, phaseId } = await planned()
    const { id } = await recordExpense(ctx, { phaseId, spentOn: '2026-11-20', amount: '62000', note: 'Training' })
    await correctExpense(ctx, { expenseId: id, amount: '26000', note: 'Digits swapped' })
    const second = await correctExpense(ctx, { expenseId: id, amount: '26500', note: 'Travel forgotten' })
    expect(second.amountMinor).toBe(50_000n)
    const { expenses, budget } = await phaseDetail(ctx, { id: phaseId })
    expect(budget.spentMinor).toBe(2_650_000n)
    expect(expenses.find((entry) => entry.id === id)).toMatchObject({ amountMinor: 6_200_000n, amountNow: 2_650_000n, enteredBy: ctx.actor.name })
    expect(expenses.filter(({ correctsId }) => correctsId === id).map(({ amountMinor }) => amountMinor).sort()).toEqual([-3_600_000n, 50_000n])
    await expect(correctExpense(ctx, { expenseId: id, amount: '26500', note: 'again' })).rejects.toMatchObject({ fields: { amount: [{ key: 'programme.budget.unchanged' }] } })
    await expect(correctExpense(ctx, { expenseId: second.id, amount: '1', note: 'x' })).rejects.toMatchObject({ key: 'programme.budget.correctOriginal' })
  })

  it('corrected by two people at once comes to what the later one said', async () => {
    const { ctx, phaseId } = await planned()
    const { id } = await recordExpense(ctx, { phaseId, spentOn: '2026-11-20', amount: '100', note: 'Training' })
    const other = await personCtx('admin', { now })
    await Promise.all([correctExpense(ctx, { expenseId: id, amount: '70', note: 'a' }), correctExpense(other, { expenseId: id, amount: '80', note: 'b' })])
    expect([7000n, 8000n]).toContain((await budgetOf(ctx, {}))[0]!.spentMinor)
  })

  it('cannot be changed or deleted in the database', async () => {
    const { ctx, phaseId } = await planned()
    const { id } = await recordExpense(ctx, { phaseId, spentOn: '2026-11-20', amount: '100', note: 'Training' })
    await expect(db.phaseExpense.update({ where: { id }, data: { note: 'x' } })).rejects.toThrow()
    await expect(db.phaseExpense.delete({ where: { id } })).rejects.toThrow()
  })

  it('is not of a day to come, not of nothing, and entered only by those who plan', async () => {
    const { ctx, phaseId } = await planned()
    const entry = { phaseId, spentOn: '2026-11-20', amount: '5', note: 'x' }
    await expect(recordExpense(ctx, { ...entry, spentOn: '2026-11-23' })).rejects.toMatchObject({ fields: { spentOn: [{ key: 'programme.budget.future' }] } })
    await expect(recordExpense(ctx, { ...entry, amount: '0' })).rejects.toMatchObject({ fields: { amount: [{ key: 'programme.budget.nothing' }] } })
    await expect(recordExpense(ctx, { ...entry, amount: '-5' })).rejects.toMatchObject({ fields: { amount: [{ key: 'portfolio.money' }] } })
    await expect(recordExpense(ctx, { ...entry, phaseId: 'x' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(recordExpense(await personCtx('finance'), entry)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(correctExpense(ctx, { expenseId: 'x', amount: '1', note: 'x' })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('of a closed phase is still recorded: invoices arrive late', async () => {
    const { ctx, phaseId } = await planned()
    await db.phase.update({ where: { id: phaseId }, data: { status: 'closed' } })
    await expect(recordExpense(ctx, { phaseId, spentOn: '2026-11-20', amount: '5', note: 'x' })).resolves.toMatchObject({ amountMinor: 500n })
  })
})
