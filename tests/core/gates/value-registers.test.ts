import { describe, expect, it } from 'vitest'
import { benefitRealisedOf, firstYearRoiOf, paybackShareOf } from '@/lib/core/gates/value-registers'

const named = (id: string) => ({ id, name: id, nameZh: null })

describe('gates read value', () => {
  it('as the signed share of the plan, by automations that have one', () => {
    const reading = benefitRealisedOf([{ ...named('a'), signed: 900n, planned: 1000n }, { ...named('b'), signed: 0n, planned: 500n }, { ...named('c'), signed: 700n, planned: null }])
    expect(reading).toMatchObject({ value: 6000, variables: { signedMoney: 9, plannedMoney: 15, automations: 2 } })
    expect(reading.parts.map(({ key, value, state }) => [key, value, state])).toEqual([['a', 9000, 'not-met'], ['b', 0, 'not-met']])
  })

  it('as the return of the first year of everything together, cut towards the worse', () => {
    expect(firstYearRoiOf([{ ...named('a'), benefit: 700n, cost: 300n }, { ...named('b'), benefit: 0n, cost: 0n }]).value).toBe(13_333)
    expect(firstYearRoiOf([{ ...named('a'), benefit: 200n, cost: 300n }]).value).toBe(-3334)
  })

  it('as time to pay back against the plan, weighted by cost, where later is worse', () => {
    expect(paybackShareOf([{ ...named('a'), cost: 300n, plannedMonths: 10, measuredMonths: 8 }, { ...named('b'), cost: 100n, plannedMonths: 10, measuredMonths: 20 }]).value).toBe(11_000)
    expect(paybackShareOf([{ ...named('a'), cost: 300n, plannedMonths: 10, measuredMonths: null }]).parts[0]).toMatchObject({ state: 'not-met', value: 1_000_000 })
  })

  it('as nothing where nothing is known, with the reason', () => {
    expect(benefitRealisedOf([{ ...named('a'), signed: 5n, planned: null }])).toMatchObject({ value: null, facts: [{ key: 'gates.facts.noPlan' }] })
    expect(firstYearRoiOf([])).toMatchObject({ value: null, facts: [{ key: 'gates.facts.noFirstYear' }] })
    expect(paybackShareOf([])).toMatchObject({ value: null, facts: [{ key: 'gates.facts.noPayback' }] })
  })
})
