import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { nextCode } from '@/lib/core/portfolio/codes'
import { code, line, optionalDay, optionalNumber, pageNumber, typedNumber } from '@/lib/core/portfolio/fields'
import { moneyText, parseMoney } from '@/lib/core/portfolio/money'

const number = typedNumber(z.number())

describe('numbers as people type them', () => {
  it.each([
    ['12,000', 12_000],
    ['１２．５', 12.5],
    [' 7 ', 7],
    ['.5', 0.5],
    ['1 250 000', 1_250_000],
    [42, 42],
  ])('%s is read as %d', (typed, value) => expect(number.parse(typed)).toBe(value))

  it.each(['', 'twelve', '1,2,3', '1e5', '0x10', '12..5', undefined, null])('%s is refused', (typed) => expect(number.safeParse(typed).success).toBe(false))

  it('are absent when blank, where they may be', () => expect(optionalNumber(z.number()).parse('  ')).toBeUndefined())
  it('fall back to the first page', () => expect([pageNumber.parse('x'), pageNumber.parse(undefined), pageNumber.parse('3')]).toEqual([1, 1, 3]))
})

describe('texts and codes', () => {
  it('lose line ends and NUL', () => expect(line(20).parse(' a\nb\u0000c ')).toBe('a b c'))
  it('are refused when nothing is left', () => expect(line(20).safeParse(' \n ').success).toBe(false))
  it('codes are capitals, digits and hyphens', () => {
    expect(code.parse(' sap-01 ')).toBe('SAP-01')
    for (const bad of ['a b', '-A', 'A--B', 'ä', 'A'.repeat(21)]) expect(code.safeParse(bad).success).toBe(false)
  })
  it('a free code is the highest number plus one', () => {
    expect(nextCode('P', [])).toBe('P-001')
    expect(nextCode('P', ['P-009', 'P-010', 'X-500', 'P-ABC'])).toBe('P-011')
    expect(nextCode('P', ['P-999'])).toBe('P-1000')
  })
  it('days that do not exist are refused', () => {
    expect(optionalDay.safeParse('2026-02-30').success).toBe(false)
    expect(optionalDay.parse('')).toBeUndefined()
  })
})

describe('money', () => {
  it.each([
    ['65.5', 'CNY', 6550n],
    ['1,234', 'CNY', 123_400n],
    ['0', 'CNY', 0n],
    ['1500', 'JPY', 1500n],
    ['2.50', 'CNY', 250n],
  ])('%s %s is read exactly and shown again', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: minor })
    expect(parseMoney(moneyText(minor, currency), currency)).toEqual({ ok: true, value: minor })
  })

  it.each([
    ['65.555', 'CNY', 'portfolio.moneyDecimals'],
    ['1.5', 'JPY', 'portfolio.moneyDecimals'],
    ['-5', 'CNY', 'portfolio.money'],
    ['abc', 'CNY', 'portfolio.money'],
  ])('%s %s is refused, not rounded', (text, currency, key) => expect(parseMoney(text, currency)).toMatchObject({ ok: false, reasons: [{ key }] }))
})
