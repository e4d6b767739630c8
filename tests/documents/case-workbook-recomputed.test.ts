import { beforeAll, describe, expect, it } from 'vitest'
import type { Conventions } from '@/lib/core/finance/case'
import { caseWorkbook } from '@/lib/features/cases/workbook'
import { readCaseWorkbook } from '@/lib/features/cases/workbook-read'
import type { Words } from '@/lib/features/cases/workbook-switches'
import { messageText } from '@/lib/i18n/message-text'
import { caseOf, caseOfFlows, line, once, series, typed } from '../core/finance/bodies'
import { cellsOf, changed, office, recomputed, rowsOf, withoutValues, workbookCase } from '../support/case-workbook'

const range = (lowBp: number, highBp: number) => ({ lowBp, highBp, shape: 'pert' as const })
const lines = [
  line('build', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(60_000), riskBp: 1000, range: range(9000, 15_000) }),
  line('roll-out', { kind: 'cost', category: 'change', recurrence: once(2), amount: typed(8000.25) }),
  line('run', { kind: 'cost', recurrence: { kind: 'every', from: 1, growthBp: 300 }, amount: typed(1200), riskBp: 500 }),
  line('money', { category: 'cash', recurrence: { kind: 'every', from: 2, to: 14, growthBp: 250 }, amount: typed(5000), riskBp: 500, range: range(7000, 11_000) }),
  line('hours', { category: 'released', amount: { kind: 'formula', key: 'direct-benefit', ordinal: 1, values: {} }, scenarios: { low: 6500 } }),
  line('fines', { category: 'avoided', amount: series([0, 100, 250.5, 900, 12]), range: range(0, 20_000) }),
]
const monthly = (conventions: Partial<Conventions> = {}) => caseOf({ unit: 'month', start: '2026-11', periods: 18, rateBp: 850, conventions, lines })
const yearly = (conventions: Partial<Conventions> = {}) => caseOf({ unit: 'year', start: '2026-01', periods: 15, rateBp: 1000, conventions: { mirr: { financeBp: 700, reinvestBp: 1100 }, ...conventions }, lines })
const amounts = { hours: 2345.678 }

/** What is exported, by name; each is computed anew and compared cell by cell. */
const cases = new Map([
  ['months', workbookCase(monthly(), amounts)],
  ['months-mid', workbookCase(monthly({ timing: 'mid', firstFlow: 'discounted', payback: 'month-up', roiDenominator: 'investment' }), amounts)],
  ['years', workbookCase(yearly(), amounts)],
  ['years-mid', workbookCase(yearly({ timing: 'mid', riskAdjusted: false, roiDenominator: 'all-costs', roiDiscounted: false, count: { cash: true, released: false, avoided: true } }), amounts)],
  ['years-excel', workbookCase(yearly({ firstFlow: 'discounted', payback: 'month-up', count: { cash: true, released: true, avoided: true } }), amounts)],
  ['several-rates', workbookCase(caseOfFlows([-1600, 10_000, -10_000], 1000))],
  ['no-rate', workbookCase(caseOfFlows([100, -300, 250], 1000))],
  ['never-back', workbookCase(caseOfFlows([-5000, 100, 100], 1000))],
  ['back-and-forth', workbookCase(caseOfFlows([-100, 60, 60, -50, 80], 500))],
  ['salesloft', workbookCase(caseOf({ periods: 3, rateBp: 1000, lines: [line('costs', { kind: 'cost', amount: series([53_150, 666_715, 636_772, 647_783]) }), line('benefits', { amount: series([0, 1_606_511, 3_061_331, 4_229_760]) })] }))],
])

const says = office ? 'a workbook of a business case, computed anew by LibreOffice' : 'a workbook of a business case, computed anew by LibreOffice (skipped: soffice is not installed)'
describe.skipIf(!office)(says, () => {
  let words: Words
  const ours = new Map<string, Map<string, unknown[][]>>()
  const theirs = new Map<string, Map<string, unknown[][]>>()
  let saved: Map<string, Uint8Array>

  beforeAll(async () => {
    words = await messageText('en')
    const chinese = await messageText('zh-CN')
    const files = new Map([...cases].map(([name, given]) => [name, caseWorkbook(given, words)]))
    files.set('chinese', caseWorkbook(cases.get('months')!, chinese))
    for (const [name, bytes] of files) ours.set(name, await cellsOf(bytes))
    saved = recomputed(new Map([...files].map(([name, bytes]) => [name, withoutValues(bytes)])))
    for (const [name, bytes] of saved) theirs.set(name, await cellsOf(bytes))
  }, 120_000)

  it.each([...cases.keys(), 'chinese'])('%s: every cell has the value that the portal computed', (name) => {
    const [before, after] = [ours.get(name)!, theirs.get(name)!]
    expect([...after.keys()]).toEqual([...before.keys()])
    const different: string[] = []
    let compared = 0
    for (const [sheet, rows] of before)
      rows.forEach((row, r) =>
        row.forEach((value, c) => {
          const found = after.get(sheet)![r]?.[c] ?? null
          const wanted = value === '' ? null : value
          if (typeof wanted === 'number') compared += 1
          const same = typeof wanted === 'number' && typeof found === 'number' ? Math.abs(wanted - found) <= 1e-7 * Math.max(1, Math.abs(wanted)) : wanted instanceof Date && found instanceof Date ? wanted.getTime() === found.getTime() : wanted === found
          if (!same) different.push(`${sheet} ${String.fromCharCode(65 + c)}${r + 1}: ${String(wanted)} / ${String(found)}`)
        }),
      )
    expect(different.slice(0, 20)).toEqual([])
    expect(compared).toBeGreaterThan(50)
  })

  it('is read back unchanged after the other program has saved it', async () => {
    const chinese = await messageText('zh-CN')
    for (const [name, given] of cases) expect(readCaseWorkbook(await rowsOf(saved.get(name)!), given, [words, chinese]), name).toEqual({ ok: true, value: given.body })
    expect(readCaseWorkbook(await rowsOf(saved.get('chinese')!), cases.get('months')!, [words, chinese])).toMatchObject({ ok: true })
  })

  it('counts an amount that is typed into a line which waited for one', async () => {
    const waiting = caseOf({ periods: 3, rateBp: 1000, lines: [line('build', { kind: 'cost', category: 'build', recurrence: once(0), amount: typed(0) }), line('in', { amount: typed(500) })] })
    const given = workbookCase(waiting, {})
    const bytes = caseWorkbook({ ...given, resolved: { ...given.resolved, body: { ...waiting, lines: waiting.lines.slice(1) } } }, words)
    const filled = changed(bytes, 'xl/worksheets/sheet1.xml', (xml) => xml.replace(/(<c r="E\d+" s="\d+"><v>)0(<\/v>)/, '$11000$2'))
    const results = (await cellsOf(recomputed(new Map([['filled', withoutValues(filled)]])).get('filled')!)).get('Results')!
    expect(results.find(([label]) => label === 'Net present value')![2]).toBeCloseTo(500 * (1 / 1.1 + 1 / 1.21 + 1 / 1.331) - 1000, 8)
  }, 60_000)

  it('shows the same net present value, rate of return and ROI that were published', () => {
    const results = theirs.get('salesloft')!.get('Results')!
    const of = (label: string) => results.find((row) => row[0] === label && typeof row[2] === 'number')![2] as number
    expect(Math.round(of('Net present value'))).toBe(5_496_170)
    expect(Math.round(of('Return on investment') * 100)).toBe(329)
    expect(results.filter(([label]) => String(label).startsWith('Internal rate'))).toHaveLength(1)
    const several = theirs.get('several-rates')!.get('Results')!.filter(([label]) => String(label).startsWith('Internal rate'))
    expect(several.map((row) => (row[2] as number).toFixed(6))).toEqual(['0.250000', '4.000000'])
  })
})
