import { expect, it } from 'vitest'
import { withoutMoney } from '@/lib/core/audit/money'

it('what an audit entry says of money is left out at any depth; a pay grade is no amount', () => {
  expect(withoutMoney({ before: { hourlyWageMinor: '6550', manualMs: 1 }, after: [{ yearOneCostMinor: 1, wageGrade: { name: 'Clerk' }, wageGradeId: 'g' }], facts: null })).toEqual({
    before: { manualMs: 1 }, after: [{ wageGrade: { name: 'Clerk' }, wageGradeId: 'g' }], facts: null,
  })
})
