import { strFromU8, unzipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { xlsxOf } from '@/lib/documents/xlsx'

const make = () =>
  xlsxOf(
    [
      {
        name: 'Gate / 关口',
        above: ['Steering pack November 2026'],
        columns: [{ header: 'Name 名称', width: 30 }, { header: 'Runs' }, { header: 'Rate' }, { header: 'Benefit' }, { header: 'Day' }, { header: 'At' }, { header: 'Time' }],
        rows: [
          ['=HYPERLINK("http://192.0.2.1")', { number: 1234 }, { percentBp: 9840 }, { minor: 123_456n, currency: 'CNY' }, { day: '2026-11-22' }, { moment: new Date('2026-11-22T18:30:00.000Z') }, { durationMs: 5_400_000 }],
          ['+86 10', null, { percentBp: 0 }, { minor: 1500, currency: 'JPY' }, null, null, null],
          ['@SUM(A1)', { number: -2.5, digits: 1 }, null, null, null, null, null],
          ['＝1+1', null, null, null, null, null, null],
          ['\n-1', null, null, null, null, null, null],
        ],
      },
      { name: 'Gate   关口', columns: [{ header: '=A1\u0001' }], rows: [] },
    ],
    'Asia/Shanghai',
  )

const parts = (bytes: Uint8Array) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))

describe('a spreadsheet', () => {
  it('gives back its values with their types', async () => {
    const rows = await readSheet(Buffer.from(await make()), 1)
    expect(rows[0]?.[0]).toBe('Steering pack November 2026')
    expect(rows[1]).toEqual(['Name 名称', 'Runs', 'Rate', 'Benefit', 'Day', 'At', 'Time'])
    const [, runs, rate, benefit, day, at, time] = rows[2] ?? []
    expect([runs, rate, benefit]).toEqual([1234, 0.984, 1234.56])
    expect(time).toEqual(new Date('1899-12-30T01:30:00.000Z')) // an hour and a half after the zero of spreadsheets
    expect([day, at]).toEqual([new Date('2026-11-22T00:00:00.000Z'), new Date('2026-11-23T02:30:00.000Z')])
    expect(rows[3]?.[3]).toBe(1500)
    expect(rows[4]?.[1]).toBe(-2.5)
  })

  it('keeps texts that begin like a formula from becoming one', async () => {
    const bytes = await make()
    const names = (await readSheet(Buffer.from(bytes), 1)).slice(2).map((row) => row[0])
    expect(names).toEqual([`'=HYPERLINK("http://192.0.2.1")`, `'+86 10`, `'@SUM(A1)`, `'＝1+1`, `'\n-1`])
    expect(parts(bytes)['xl/worksheets/sheet1.xml']).not.toMatch(/<f>/)
    expect((await readSheet(Buffer.from(bytes), 2))[0]).toEqual([`'=A1`])
  })

  it('formats percents, money and days, sets widths and keeps the header in view', async () => {
    const files = parts(await make())
    for (const format of ['0.0%', '#,##0.00 &quot;CNY&quot;', '#,##0 &quot;JPY&quot;', 'yyyy-mm-dd', '[h]:mm:ss']) expect(files['xl/styles.xml']).toContain(format)
    expect(files['xl/worksheets/sheet1.xml']).toMatch(/<col [^>]*width="30/)
    expect(files['xl/worksheets/sheet1.xml']).toMatch(/ySplit="2"/)
  })

  it('replaces what a sheet may not be called, and names no two alike', async () => {
    const book = parts(await make())['xl/workbook.xml'] ?? ''
    expect([...book.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual(['Gate   关口', 'Gate   关口 (2)'])
  })
})
