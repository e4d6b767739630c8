import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, encodingOf, separatorOf } from '@/lib/core/transfer/csv'
import { inert, withoutMark } from '@/lib/core/transfer/inert'
import { mapHeaders } from '@/lib/core/transfer/headers'
import { dayCell, numberCell } from '@/lib/core/transfer/cells'

const formula = /^[=+\-@＝＋－＠\t\r\n]/

describe('a file that a spreadsheet opens', () => {
  it('has no text that begins like a formula, whatever was typed', () => {
    const cell = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.tuple(fc.constantFrom(...'=+-@＝＋－＠\t\r\n'), fc.string()).map(([sign, text]) => sign + text))
    fc.assert(
      fc.property(fc.array(fc.oneof(cell, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 8 }), (cells) => {
        const [row] = parse(csvLine(cells), { relax_column_count: true }) as string[][]
        expect(row).toHaveLength(cells.length)
        cells.forEach((value, i) => {
          if (typeof value === 'string') {
            expect(row![i]).not.toMatch(formula)
            expect(withoutMark(row![i]!)).toBe(value.toWellFormed().replaceAll('\0', ' '))
          } else expect(row![i]).toBe(value === null ? '' : String(value))
        })
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps negative numbers numbers', () => {
    expect(csvLine([-5, '-5', null])).toBe("-5,'-5,\r\n")
    expect(inert('＝1+1')).toBe("'＝1+1")
  })
})

describe('a file that somebody brings', () => {
  const encode = (text: string, littleEndian: boolean) => Uint8Array.from([...text].flatMap((char) => (littleEndian ? [char.charCodeAt(0) & 255, char.charCodeAt(0) >> 8] : [char.charCodeAt(0) >> 8, char.charCodeAt(0) & 255])))

  it('is recognised by its bytes', () => {
    expect(encodingOf(new TextEncoder().encode('标题,痛点'))).toBe('utf-8')
    expect(encodingOf(new TextEncoder().encode('标题').slice(0, 5))).toBe('utf-8')
    expect(encodingOf(Uint8Array.from([0xb1, 0xea, 0xcc, 0xe2, 0x2c]))).toBe('gb18030')
    expect(encodingOf(Uint8Array.from([0xff, 0xfe, ...encode('title', true)]))).toBe('utf-16le')
    expect(encodingOf(encode('title,pain', true))).toBe('utf-16le')
    expect(encodingOf(encode('title,pain', false))).toBe('utf-16be')
  })

  it('has the separator of its first line', () => {
    expect(separatorOf('a;b;c\n1,2;3')).toBe(';')
    expect(separatorOf('"a;b",c')).toBe(',')
    expect(separatorOf('a\tb')).toBe('\t')
  })

  it('may name its columns in either language, with stars, units and other cases', () => {
    const columns = [{ key: 'title', names: ['Title', '标题'] }, { key: 'minutes', names: ['Minutes per item', '单件耗时（分钟）'] }, { key: 'pain', names: ['What hurts', '痛点'] }]
    expect(mapHeaders(['单件耗时', 'TITLE *', '', 'other', '痛点'], columns)).toEqual({ title: 1, minutes: 0, pain: 4 })
  })

  it('may write numbers and days as people do', () => {
    expect(numberCell(0, 1e6)('12,500', null)).toEqual({ ok: true, value: 12_500 })
    expect(numberCell(0, 1e6)('１２', null)).toEqual({ ok: true, value: 12 })
    expect(numberCell(0, 10)('11', null)).toMatchObject({ ok: false })
    expect(numberCell(0, 10)('abc', null)).toMatchObject({ ok: false, reason: { key: 'errors.number' } })
    expect(dayCell('2026年3月5日', null)).toEqual({ ok: true, value: '2026-03-05' })
    expect(dayCell('2026/13/05', null)).toMatchObject({ ok: false })
  })
})
