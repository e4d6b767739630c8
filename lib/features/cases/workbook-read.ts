import { CaseBody, type CaseLine } from '@/lib/core/finance/case'
import { discountRateLimits, MOST_PERIODS, WHOLE_BP } from '@/lib/core/finance/kinds'
import { scenarioMultiple } from '@/lib/core/finance/compute'
import { ruleError, type Reason } from '@/lib/core/errors'
import { allow, refuse, type Decision } from '@/lib/core/result'
import { amountIn, cellAt, monthIn, optionIn, percentIn, wholeIn, type CellValue, type ReadCell } from './workbook-cells'
import { CASE_MARK, lineColumnsAt, NAMES_ROW, rateSettings, SERIES_MARK, switches, type LineColumn, type Words } from './workbook-switches'

export interface WorkbookRow {
  /** From 1 */
  line: number
  cells: string[]
}

/** More of them say nothing new. */
const MOST_PROBLEMS = 50

/**
 * The typed inputs of a workbook applied to the case as it stands: rows and columns are known by their hidden names, whatever was
 * moved; results and other formulas are not looked at, but a formula in an input cell counts with its value. Lines that the
 * workbook lacks stay as they are. Refused with a reason a cell, and when the file is of another case.
 */
export function readCaseWorkbook(rows: readonly WorkbookRow[], current: { id: string; body: CaseBody }, languages: readonly Words[]): Decision<CaseBody> {
  const mark = rows[0]?.cells[0]?.trim() ?? ''
  const names = rows.find(({ line }) => line === NAMES_ROW)?.cells.map((text) => text.trim()) ?? []
  const columns = Object.fromEntries(Object.keys(lineColumnsAt).map((name) => [name, names.indexOf(name)])) as Record<LineColumn, number>
  if (!mark.startsWith(CASE_MARK) || Object.values(columns).some((at) => at < 0)) throw ruleError([{ key: 'finance.workbook.errors.notOurs' }])
  if (mark !== `${CASE_MARK}${current.id}`) throw ruleError([{ key: 'finance.workbook.errors.otherCase' }])

  const body = structuredClone(current.body)
  const problems: Reason[] = []
  const seen = new Set<string>()
  let periodAt: (number | null)[] = []
  for (const { line, cells } of rows) {
    const key = (cells[columns.key] ?? '').trim()
    const at = (name: LineColumn): ReadCell => cellAt(cells, line, columns[name])
    const take = <T>(read: CellValue<T>, apply: (value: T) => void) => (read.ok ? apply(read.value) : problems.push(read.reason))
    if (key === SERIES_MARK) periodAt = cells.map((text, i) => (i > columns.label && /^\d{1,3}$/.test(text.trim()) ? Number(text) : null))
    const part = /^(line|series):(.+)$/.exec(key)
    const setting = readsSetting(key)
    if (!part && !setting) continue
    if (seen.has(key)) {
      problems.push({ key: 'finance.workbook.errors.twice', params: { cell: at('label').at } })
      continue
    }
    seen.add(key)
    if (setting) setting(body, at('value'), take, languages)
    else {
      const found = body.lines.find(({ id }) => id === part![2])
      if (!found) problems.push({ key: 'finance.workbook.errors.line', params: { cell: at('label').at } })
      else if (part![1] === 'line') readLine(found, body, current.body, at, take)
      else readSeries(found, body, cells, line, periodAt, take)
    }
  }
  if (problems.length) return refuse(...problems.slice(0, MOST_PROBLEMS))
  const parsed = CaseBody.safeParse(body)
  return parsed.success ? allow(parsed.data) : refuse(...parsed.error.issues.slice(0, MOST_PROBLEMS).map(({ message }) => ({ key: /^(finance|portfolio|errors)\./.test(message) ? message : 'errors.invalid' })))
}

type Take = <T>(read: CellValue<T>, apply: (value: T) => void) => void
type ReadsSetting = (body: CaseBody, cell: ReadCell, take: Take, languages: readonly Words[]) => void

const MOST_RATE = [-9_900, 100_000] as const

function readsSetting(key: string): ReadsSetting | null {
  if (key === 'start') return (body, cell, take) => take(monthIn(cell), (month) => void (body.horizon.start = month))
  const rate = rateSettings.find((one) => one.key === key)
  if (rate) return (body, cell, take) => take(percentIn(cell, key === 'discountRate' ? [discountRateLimits.least, discountRateLimits.most] : MOST_RATE), (bp) => rate.set(body, bp))
  const held = switches.find((one) => one.key === key)
  if (!held) return null
  return (body, cell, take, languages) => take(optionIn(cell, held.options.map(({ value, word }) => ({ value, words: languages.map((words) => words(word)) }))), (value) => held.set(body, value))
}

function readLine(line: CaseLine, body: CaseBody, before: CaseBody, at: (name: LineColumn) => ReadCell, take: Take): void {
  const { amount, recurrence, range, kind } = line
  const periods = [0, Math.min(MOST_PERIODS, body.horizon.periods)] as const
  if (amount.kind === 'typed') take(amountIn(at('amount'), amount.perPeriod), (text) => void (amount.perPeriod = text))
  if (amount.kind !== 'series' && recurrence.kind === 'once') take(wholeIn(at('from'), periods), (value) => void (recurrence.at = value))
  if (amount.kind !== 'series' && recurrence.kind === 'every') {
    take(wholeIn(at('from'), periods), (value) => void (recurrence.from = value))
    take(wholeIn(at('to'), [recurrence.from, periods[1]]), (value) => {
      if (recurrence.to !== undefined || value !== body.horizon.periods) recurrence.to = value
    })
    take(percentIn(at('growth'), [-WHOLE_BP, WHOLE_BP]), (bp) => void (recurrence.growthBp = bp))
  }
  take(percentIn(at('risk'), [0, kind === 'cost' ? 3 * WHOLE_BP : WHOLE_BP]), (bp) => void (line.riskBp = bp))
  take(percentIn(at('low'), [0, WHOLE_BP]), (bp) => void (range.lowBp = bp))
  take(percentIn(at('high'), [WHOLE_BP, 100_000]), (bp) => void (range.highBp = bp))
  const old = before.lines.find(({ id }) => id === line.id)!
  for (const name of ['low', 'high'] as const) {
    take(percentIn(at(`${name}Scenario`), [0, 100_000]), (bp) => {
      const follows = [old, line].some((one) => Math.round(scenarioMultiple({ ...one, scenarios: undefined }, name) * WHOLE_BP) === bp)
      // A cell that follows the range is no scenario of its own, unless one was typed before.
      if (line.scenarios?.[name] !== undefined || !follows) line.scenarios = { ...line.scenarios, [name]: bp }
    })
  }
}

function readSeries({ amount }: CaseLine, body: CaseBody, cells: readonly string[], line: number, periodAt: readonly (number | null)[], take: Take): void {
  if (amount.kind !== 'series') return
  const values = Array.from({ length: body.horizon.periods + 1 }, (_, i) => amount.values[i] ?? '0')
  periodAt.forEach((period, column) => {
    if (period === null || period > body.horizon.periods) return
    const cell = cellAt(cells, line, column)
    take(cell.text === '' ? { ok: true, value: '0' } : amountIn(cell, values[period]!), (text) => void (values[period] = text))
  })
  while (values.length > amount.values.length && values.at(-1) === '0') values.pop()
  amount.values = values
}
