import { beforeEach, describe, expect, it } from 'vitest'
import { correctMonth } from '@/lib/features/ledger/correct-month'
import { recompute } from '@/lib/features/ledger/recompute'
import { verifyEntries } from '@/lib/features/ledger/verify-entries'
import { enterReading } from '@/lib/features/readings/enter-reading'
import { personCtx } from '../../support/ctx'
import { useDatabase } from '../../support/database'
import { addWork, booksCtx, monthOfBooks, now, sign, workingAutomation } from '../../support/ledger'

const { reset } = useDatabase()
beforeEach(reset)

describe('the books have room for what people type', () => {
  it('a scope that is far too small says so and stops no other automation', async () => {
    const [typed, other] = [await workingAutomation('2026-10-01', '2026-10-30'), await workingAutomation('2026-10-01', '2026-10-31')]
    await addWork(typed.source.id, '2026-10-31', '2026-10-31', { succeeded: 1, unitsSucceeded: 300_000n })
    await enterReading(await personCtx('coe', { now }), { automationId: typed.automation.id, month: '2026-10', kind: 'scope-items', value: 1, source: 'typed wrongly' })
    await recompute(booksCtx(), {})
    expect((await monthOfBooks(typed.automation.id, '2026-10')).coverageBp).toBe(2_147_483_647)
    expect((await monthOfBooks(other.automation.id, '2026-10')).units).toBe(310n)
  })

  it('hours that no books could add up are refused before they stand there for ever', async () => {
    const { automation } = await workingAutomation('2026-10-01', '2026-10-31')
    const finance = await personCtx('finance', { now })
    await sign(finance, automation.id, '2026-10')
    const correction = { automationId: automation.id, month: '2026-10', realised: '', lost: '', reason: 'counted twice in the file', entries: 1 }
    await expect(correctMonth(finance, { ...correction, hours: '999999999999' })).rejects.toMatchObject({ code: 'invalid', fields: { hours: [{ key: 'ledger.form.change' }] } })
    expect((await correctMonth(finance, { ...correction, hours: '−9999999,5' })).returnedMs).toBe(-35_999_998_200_000n)
    expect(await verifyEntries(await personCtx('auditor', { now }), {})).toMatchObject({ checked: 2, faults: [] })
  })
})
