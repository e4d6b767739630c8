import { beforeAll, describe, expect, it } from 'vitest'
import { CaseBody, teiConventions } from '@/lib/core/finance/case'
import { caseWorkbook } from '@/lib/features/cases/workbook'
import { readCaseWorkbook, type WorkbookRow } from '@/lib/features/cases/workbook-read'
import { lineColumnsAt, type LineColumn, type Words } from '@/lib/features/cases/workbook-switches'
import { messageText } from '@/lib/i18n/message-text'
import { caseOf, line, once, series, typed } from '../core/finance/bodies'
import { changed, rowsOf, workbookCase } from '../support/case-workbook'

const body = caseOf({
  unit: 'month', start: '2026-11', periods: 6, rateBp: 850,
  lines: [
    line('build', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(60_000), riskBp: 1000, range: { lowBp: 9000, highBp: 15_000, shape: 'pert' } }),
    line('run', { kind: 'cost', recurrence: { kind: 'every', from: 1, to: 5, growthBp: 300 }, amount: { kind: 'typed', perPeriod: '1200.50' } }),
    line('hours', { category: 'released', amount: { kind: 'formula', key: 'direct-benefit', ordinal: 1, values: { coverage: 80 } }, scenarios: { low: 6500 } }),
    line('fines', { label: '=fines', category: 'avoided', amount: series([0, 100, 250.5]) }),
  ],
})
const edited: CaseBody = CaseBody.parse({
  ...body,
  horizon: { ...body.horizon, start: '2027-03' },
  discountRateBp: 725,
  conventions: { ...teiConventions, firstFlow: 'discounted', timing: 'mid', roiDenominator: 'investment', roiDiscounted: false, payback: 'month-up', riskAdjusted: false, mirr: { financeBp: 425, reinvestBp: 1275 }, count: { cash: false, released: true, avoided: true } },
  lines: [
    { ...body.lines[0], recurrence: once(2), amount: typed(61_234.5678), riskBp: 1525, range: { lowBp: 8050, highBp: 16_000, shape: 'pert' } },
    { ...body.lines[1], recurrence: { kind: 'every', from: 2, to: 6, growthBp: -50 }, amount: typed(0), scenarios: { high: 9000 } },
    { ...body.lines[2], recurrence: { kind: 'every', from: 3, growthBp: 0 }, riskBp: 2000, scenarios: { low: 7000 } },
    { ...body.lines[3], amount: series([0, 100, 99.25, 0, 7]) },
  ],
})
const current = { id: '018f-case', body }
let en: Words
let zh: Words
let plainRows: WorkbookRow[]
const bytesOf = (of: CaseBody, words: Words) => caseWorkbook(workbookCase(of, { hours: 900 }), words)
const read = (rows: WorkbookRow[], of = current) => readCaseWorkbook(rows, of, [en, zh])

/** The rows with one cell replaced, by the key of its row. */
const withCell = (key: string, column: LineColumn, text: string): WorkbookRow[] => plainRows.map((row) => (row.cells[0] === key ? { ...row, cells: row.cells.map((cell, i) => (i === lineColumnsAt[column] ? text : cell)) } : row))
const reasonsOf = (rows: WorkbookRow[]) => {
  const result = read(rows)
  return result.ok ? [] : result.reasons
}

beforeAll(async () => {
  ;[en, zh] = await Promise.all([messageText('en'), messageText('zh-CN')])
  plainRows = await rowsOf(bytesOf(body, en))
})

describe('a workbook that comes back', () => {
  it('changes nothing when nothing was changed', () => {
    expect(read(plainRows)).toEqual({ ok: true, value: body })
  })

  it.each(['en', 'zh'])('gives every typed input back, in %s', async (language) => {
    expect(read(await rowsOf(bytesOf(edited, language === 'en' ? en : zh)))).toEqual({ ok: true, value: edited })
  })

  it('keeps what formulas of the portal computed and lines that it lacks', () => {
    const without = withCell('line:hours', 'amount', '1').filter(({ cells }) => cells[0] !== 'line:run')
    expect(read(without)).toEqual({ ok: true, value: body })
  })

  it('understands percentages, amounts and months as people type them', () => {
    const value = (rows: WorkbookRow[]) => {
      const result = read(rows)
      if (!result.ok) throw new Error(JSON.stringify(result.reasons))
      return result.value
    }
    expect(value(withCell('discountRate', 'value', '7.25 %')).discountRateBp).toBe(725)
    expect(value(withCell('line:build', 'amount', '６1,234.5')).lines[0]!.amount).toEqual({ kind: 'typed', perPeriod: '61234.5' })
    expect(value(withCell('start', 'value', '2027/3')).horizon.start).toBe('2027-03')
    expect(value(withCell('timing', 'value', ' middle of the PERIOD ')).conventions.timing).toBe('mid')
  })

  it('finds its columns again after others were put in between', () => {
    const shifted = plainRows.map(({ line: at, cells }) => ({ line: at, cells: [...cells.slice(0, 3), '', ...cells.slice(3)] }))
    expect(read(shifted)).toEqual({ ok: true, value: body })
  })

  it('takes a scenario that follows the range for none of its own', () => {
    const rows = withCell('line:build', 'low', '0.8').map((row) => (row.cells[0] === 'line:build' ? { ...row, cells: row.cells.map((cell, i) => (i === lineColumnsAt.highScenario ? '0.8' : cell)) } : row))
    const result = read(rows)
    expect(result.ok && result.value.lines[0]!.scenarios).toBeUndefined()
    expect(result.ok && result.value.lines[0]!.range.lowBp).toBe(8000)
  })

  it('names the cell of everything that it cannot take', () => {
    const line12 = plainRows.find(({ cells }) => cells[0] === 'line:build')!.line
    const rate = plainRows.find(({ cells }) => cells[0] === 'discountRate')!.line
    const refused: [string, LineColumn, string, string, string][] = [
      ['line:build', 'amount', '-5', 'amount', `E${line12}`],
      ['line:build', 'amount', '1e12', 'amount', `E${line12}`],
      ['line:build', 'amount', '0.00001', 'amount', `E${line12}`],
      ['line:build', 'amount', '', 'empty', `E${line12}`],
      ['line:build', 'amount', '#REF!', 'number', `E${line12}`],
      ['line:build', 'from', '7', 'whole', `H${line12}`],
      ['line:build', 'from', '1.5', 'whole', `H${line12}`],
      ['line:build', 'risk', '3.01', 'percent', `K${line12}`],
      ['line:build', 'low', '1.1', 'percent', `L${line12}`],
      ['line:build', 'high', '0.9', 'percent', `M${line12}`],
      ['line:build', 'risk', '0.10001', 'percent', `K${line12}`],
      ['line:run', 'to', '0', 'whole', `I${line12 + 1}`],
      ['discountRate', 'value', '-1', 'percent', `C${rate}`],
      ['timing', 'value', 'sometimes', 'option', `C${plainRows.find(({ cells }) => cells[0] === 'timing')!.line}`],
      ['start', 'value', '2026-13', 'month', `C${plainRows.find(({ cells }) => cells[0] === 'start')!.line}`],
    ]
    for (const [key, column, text, name, at] of refused) expect(reasonsOf(withCell(key, column, text)), `${key} ${column} ${text}`).toMatchObject([{ key: `finance.workbook.errors.${name}`, params: { cell: at } }])
  })

  it('names lines that are not in the case any more and rows that stand there twice', () => {
    expect(reasonsOf(withCell('line:build', 'key', 'line:gone'))).toMatchObject([{ key: 'finance.workbook.errors.line' }])
    expect(reasonsOf(withCell('line:run', 'key', 'line:build'))).toMatchObject([{ key: 'finance.workbook.errors.twice' }])
  })

  it('refuses another case, another table and a torn one', () => {
    const key = (run: () => unknown) => {
      try {
        run()
        return 'taken'
      } catch (error) {
        return (error as { key: string }).key
      }
    }
    expect(key(() => read(plainRows, { id: 'other', body }))).toBe('finance.workbook.errors.otherCase')
    expect(key(() => read([{ line: 1, cells: ['name', 'amount'] }]))).toBe('finance.workbook.errors.notOurs')
    expect(key(() => read([]))).toBe('finance.workbook.errors.notOurs')
    expect(key(() => read(plainRows.filter(({ line: at }) => at !== 4)))).toBe('finance.workbook.errors.notOurs')
  })

  it('lists no more than fifty problems', () => {
    const broken = plainRows.map((row) => ({ ...row, cells: row.cells.map((cell, i) => (/^(line|series):/.test(row.cells[0] ?? '') && i > 3 ? 'x' : cell)) }))
    expect(reasonsOf(broken).length).toBeGreaterThan(20)
    expect(reasonsOf(broken).length).toBeLessThanOrEqual(50)
  })
})

describe('a workbook that leaves', () => {
  it('holds texts as texts, whatever they begin with', async () => {
    const rows = await rowsOf(bytesOf(body, en))
    expect(rows.find(({ cells }) => cells[0] === 'line:fines')!.cells[1]).toBe("'=fines")
  })

  it('counts a formula in an input cell by its value, and looks at no other', async () => {
    const bytes = changed(bytesOf(body, en), 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/(<c r="E\d+" s="\d+")><v>60000<\/v>/, '$1><f>1+1</f><v>70000</v>'))
    const result = read(await rowsOf(bytes))
    expect(result.ok && result.value.lines[0]!.amount).toEqual({ kind: 'typed', perPeriod: '70000' })
  })

  it('is refused before anything is read when its parts lie about their size', async () => {
    const bytes = bytesOf(body, en)
    await expect(rowsOf(bytes.slice(0, bytes.length - 30))).rejects.toMatchObject({ code: 'rule' })
  })
})
