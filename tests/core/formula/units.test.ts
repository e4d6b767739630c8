import { describe, expect, it } from 'vitest'
import { combine, commonUnits, convert, none, parseUnit, sameDimension, unitOfDimension } from '@/lib/core/formula/units'
import { problemsOf, resultOf } from './formula-bodies'

const vars = { hours: 'h', wage: 'money/h', minutes: 'min/item', items: 'item', volume: 'item/year', share: '%', cost: 'money', days: 'day/year', hoursPerDay: 'h/fte/day', yearly: 'h/year', monthly: 'money/month' }

describe('units', () => {
  it('are read, and written again so that they are read the same', () => {
    for (const text of commonUnits) {
      const unit = parseUnit(text)
      expect(unit, text).not.toBeNull()
      expect(sameDimension(parseUnit(unitOfDimension(unit!.dimension))!.dimension, unit!.dimension), text).toBe(true)
    }
    for (const text of ['', 'hour', 'h/', '/h', 'h//h', 'h h', 'money/h/', '2', 'h^2', 'H', '__proto__', 'constructor', '1'.repeat(41)]) expect(parseUnit(text), text).toBeNull()
  })

  it('convert within one kind and not beyond', () => {
    expect(convert(90, 'min', 'h')).toBe(1.5)
    expect(convert(8, 'min/item', 's/item')).toBeCloseTo(480, 9)
    expect(convert(12, 'money/month', 'money/year')).toBeCloseTo(144, 9)
    expect(convert(1, 'h', 'day')).toBeNull()
    expect(convert(1, 'h', 'year')).toBeNull()
    expect(convert(1, 'item', 'run')).toBeNull()
  })

  it('that grow beyond reason are none', () => {
    let dimension = parseUnit('h')!.dimension
    for (let i = 0; i < 8; i++) dimension = combine(dimension, parseUnit('h')!.dimension, 1)!
    expect(combine(dimension, parseUnit('h')!.dimension, 1)).toBeNull()
    expect(combine(none, parseUnit('h')!.dimension, 0.5)).toBeNull()
  })

  it.each([
    ['hours × money per hour', 'hours * wage', 'money', { hours: 2, wage: 30 }, 60],
    ['minutes of items × money per hour, without any / 60', 'items * minutes * wage', 'money', { items: 10, minutes: 6, wage: 60 }, 60],
    ['per cent without any / 100', 'cost * share', 'money', { cost: 200, share: 15 }, 30],
    ['people from hours of a year', 'yearly / (days * hoursPerDay)', 'fte', { yearly: 3200, days: 200, hoursPerDay: 8 }, 2],
    ['a month as a twelfth of a year', 'monthly', 'money/year', { monthly: 100 }, 1200],
    ['a bare 0 beside anything', 'max(0, cost - hours * wage)', 'money', { cost: 10, hours: 1, wage: 30 }, 0],
    ['a number with its unit', 'hours / 8 [h]', '1', { hours: 4 }, 0.5],
    ['a square and its root', 'sqrt(cost ^ 2)', 'money', { cost: 7 }, 7],
    ['a choice', 'if(hours > 1 [h] and not (share > 50%), cost, 0)', 'money', { hours: 2, share: 10, cost: 5 }, 5],
  ])('come out: %s', (_, expression, unit, values, expected) => {
    expect(resultOf(expression, values, unit, pick(values))).toBeCloseTo(expected, 9)
  })

  it.each([
    ['hours and money added', 'hours + cost', 'h', 'unlike', 'cost'],
    ['days and hours added', 'yearly + days', 'h/year', 'unlike', 'days'],
    ['a plain number added to money', 'cost + 5', 'money', 'unlike', '5'],
    ['unlike things compared', 'if(hours > cost, 1, 2)', '1', 'unlike', 'cost'],
    ['unlike things in max', 'max(cost, hours)', 'money', 'unlike', 'hours'],
    ['unlike branches', 'if(share > 1%, cost, hours)', 'money', 'unlike', 'hours'],
    ['an exponent with a unit', '2 ^ hours', '1', 'exponent', 'hours'],
    ['a unit raised to what is not written out', 'cost ^ share', 'money', 'exponentWhole', 'share'],
    ['e to the power of hours', 'exp(hours)', '1', 'plain', 'hours'],
    ['the root of hours', 'sqrt(hours)', 'h', 'root', 'hours'],
    ['hours rounded without saying to what', 'round(hours)', 'h', 'round', 'hours'],
    ['another result than declared', 'hours * wage', 'h', 'result', 'hours * wage'],
    ['a variable that is not there', 'hours * wagee', 'money', 'unknown', 'wagee'],
  ])('are refused at their place: %s', (_, expression, unit, key, marked) => {
    const found = problemsOf(expression, unit, Object.fromEntries(Object.entries(vars).filter(([name]) => expression.includes(name))))
    expect(found[0]).toMatchObject({ key: `formulas.check.${key}` })
    expect(expression.slice(found[0]!.from, found[0]!.to)).toBe(marked)
  })

  it('that a formula does not use are told', () => {
    expect(problemsOf('1', '1', { a: '1' })).toMatchObject([{ key: 'formulas.check.unused', params: { name: 'a' } }])
  })
})

const pick = (values: object) => Object.fromEntries(Object.keys(values).map((name) => [name, vars[name as keyof typeof vars]]))
