import type { ResolvedCase } from '@/lib/core/cases/amounts'
import type { CaseBody, CaseLine } from '@/lib/core/finance/case'
import { WHOLE_BP } from '@/lib/core/finance/kinds'
import { scenarioMultiple } from '@/lib/core/finance/compute'
import { periodRate } from '@/lib/core/finance/npv'
import { periodsAYear } from '@/lib/core/finance/schedule'
import { columnLetters, type LiveCell, type LiveSheet, type LiveStyle } from '@/lib/documents/live-workbook'
import { CASE_MARK, lineColumnsAt, NAMES_ROW, rateSettings, SERIES_FROM, SERIES_MARK, switches, type LineColumn, type Words } from './workbook-switches'

export interface WorkbookCase {
  id: string
  /** Shown as BC-12 */
  code: string
  name: string
  version: number
  currency: string
  /** As it is written */
  body: CaseBody
  resolved: Pick<ResolvedCase, 'body' | 'amounts' | 'lines'>
}

/** Where the other sheets find what stands on the sheet of inputs. Rows from 1. */
export interface InputPlaces {
  names: [string, string][]
  lineRow: Map<string, number>
  seriesRow: Map<string, number>
  /** Cell of a switch, by key */
  switchAt: Map<string, string>
}

export const cell = (value: string | number | null, style: LiveStyle = 'text', formula?: string): LiveCell => ({ value, style, ...(formula !== undefined && { formula }) })
export const quoted = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'`

/** Days from the zero of spreadsheets to the first of a month. */
export const monthSerial = (month: string): number => Math.round((Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1) - Date.UTC(1899, 11, 30)) / 86_400_000)

const share = (bp: number) => bp / WHOLE_BP

/** Everything that may be changed, on the first sheet; a hidden column says what each row is, a hidden row what each column is. */
export function inputsSheet(given: WorkbookCase, words: Words, sheetName: string, optionsAt: ReadonlyMap<string, string>): { sheet: LiveSheet; places: InputPlaces } {
  const { body, currency } = given
  const rows: (LiveCell | null)[][] = [
    [cell(`${CASE_MARK}${given.id}`), cell(`${given.code} ${given.name}`, 'title')],
    [null, cell(words('finance.workbook.inputsNote'), 'note')],
    [cell('version'), cell(words('finance.workbook.version')), cell(given.version, 'number')],
    [...Object.keys(lineColumnsAt)].map((name) => cell(name)),
    [null, cell(words('finance.workbook.setting'), 'heading'), cell(words('finance.workbook.value'), 'heading'), cell(words('finance.workbook.meaning'), 'heading')],
  ]
  const places: InputPlaces = { names: [], lineRow: new Map(), seriesRow: new Map(), switchAt: new Map() }
  const absolute = () => `${quoted(sheetName)}!$C$${rows.length}`
  const setting = (key: string, label: string, value: LiveCell, hint = '', name?: string) => {
    rows.push([cell(key), cell(words(label)), value, cell(hint, 'note')])
    if (name) places.names.push([name, absolute()])
  }
  setting('currency', 'finance.workbook.currency', cell(currency))
  setting('unit', 'finance.conventions.horizon.label', cell(words(`finance.conventions.horizon.units.${body.horizon.unit}`)))
  setting('periodsAYear', 'finance.workbook.periodsAYear', cell(periodsAYear(body.horizon.unit), 'number'), '', 'periods_a_year')
  setting('start', 'finance.conventions.horizon.start', cell(monthSerial(body.horizon.start), 'monthInput'), '', 'first_month')
  setting('periods', 'finance.conventions.horizon.periods', cell(body.horizon.periods, 'number'), words('finance.workbook.periodsNote'), 'period_count')
  for (const { key, name, label, hint, get } of rateSettings) setting(key, label, cell(share(get(body)), 'percentInput'), words(hint), name)
  setting('periodRate', 'finance.workbook.periodRate', cell(periodRate(share(body.discountRateBp), body.horizon.unit), 'factor', '(1+discount_rate)^(1/periods_a_year)-1'), '', 'period_rate')
  const choices: NonNullable<LiveSheet['choices']> = []
  for (const { key, label, options, get } of switches) {
    const now = options.find(({ value }) => value === get(body))!
    setting(key, label, cell(words(now.word), 'textInput'), words(`finance.workbook.seeConventions`))
    places.switchAt.set(key, absolute())
    choices.push({ at: `C${rows.length}`, list: optionsAt.get(key)! })
  }
  rows.push([], lineHeader(words))
  for (const line of body.lines) {
    rows.push(lineRow(line, given, words, rows.length + 1))
    places.lineRow.set(line.id, rows.length)
  }
  const series = body.lines.filter(({ amount }) => amount.kind === 'series')
  if (series.length) {
    rows.push([], [cell(SERIES_MARK), cell(words('finance.workbook.series'), 'heading'), null, null, ...Array.from({ length: body.horizon.periods + 1 }, (_, i) => cell(i, 'strong'))])
    for (const line of series) {
      const values = line.amount.kind === 'series' ? line.amount.values : []
      rows.push([cell(`series:${line.id}`), cell(line.label), null, null, ...Array.from({ length: body.horizon.periods + 1 }, (_, i) => cell(Number(values[i] ?? 0), 'moneyInput'))])
      places.seriesRow.set(line.id, rows.length)
    }
  }
  const widths = [4, 38, 24, 14, 16, 10, 12, 9, 9, 10, 10, 10, 10, 14, 12, 12, 44, ...Array.from({ length: Math.max(0, body.horizon.periods + 1 + SERIES_FROM - 17) }, () => 14)]
  return { sheet: { name: sheetName, widths, hiddenColumns: [0], hiddenRows: [NAMES_ROW - 1], rows, choices }, places }
}

const headers = ['label', 'category', 'kind', 'amount', 'currency', 'exchange', 'from', 'to', 'growth', 'risk', 'low', 'high', 'shape', 'lowScenario', 'highScenario', 'source'] as const
const lineHeader = (words: Words): (LiveCell | null)[] => [null, ...headers.map((name) => cell(words(`finance.workbook.columns.${name}`), 'heading'))]

function lineRow(line: CaseLine, { body, resolved, currency }: WorkbookCase, words: Words, row: number): (LiveCell | null)[] {
  const { amount, recurrence, range, riskBp } = line
  const found = resolved.lines.find(({ lineId }) => lineId === line.id)
  const conversion = found?.conversion
  const base = amount.kind === 'typed' ? cell(Number(amount.perPeriod), 'moneyInput') : amount.kind === 'formula' ? cell(found?.base ?? null, 'money') : null
  const every = amount.kind !== 'series' && recurrence.kind === 'every' ? recurrence : null
  const at = (name: LineColumn) => columnLetters(lineColumnsAt[name])
  const follows = (name: 'low' | 'high') => (name === 'high') === (line.kind === 'benefit') ? at('high') : at('low')
  const scenario = (name: 'low' | 'high') => {
    const multiple = scenarioMultiple(line, name)
    return line.scenarios?.[name] === undefined ? cell(multiple, 'percentInput', `${follows(name)}${row}`) : cell(multiple, 'percentInput')
  }
  const timing: (LiveCell | null)[] =
    amount.kind === 'series'
      ? [null, null, null]
      : every
        ? [cell(every.from, 'numberInput'), every.to === undefined ? cell(body.horizon.periods, 'numberInput', 'period_count') : cell(every.to, 'numberInput'), cell(share(every.growthBp), 'percentInput')]
        : [cell(recurrence.kind === 'once' ? recurrence.at : 0, 'numberInput'), cell(recurrence.kind === 'once' ? recurrence.at : 0, 'number', `${at('from')}${row}`), cell(0, 'percent')]
  return [
    cell(`line:${line.id}`), cell(line.label), cell(words(`finance.categories.${line.category}`)), cell(words(`finance.workbook.kinds.${amount.kind === 'typed' ? recurrence.kind : amount.kind}`)),
    base, cell(amount.kind === 'formula' ? currency : (line.currency ?? currency)), cell(conversion ? exchangeOf(conversion.legs) : 1, 'factor'),
    ...timing,
    cell(share(riskBp), 'percentInput'), cell(share(range.lowBp), 'percentInput'), cell(share(range.highBp), 'percentInput'), cell(words(`finance.shapes.${range.shape}.name`)),
    scenario('low'), scenario('high'),
    cell(sourceOf(line, found, words), 'note'),
  ]
}

/** One unit of the line's currency in the case's, along the rates of the day. */
const exchangeOf = (legs: readonly { rateE8: string; inverse: boolean }[]): number => legs.reduce((rate, leg) => (leg.inverse ? (rate * 1e8) / Number(leg.rateE8) : (rate * Number(leg.rateE8)) / 1e8), 1)

function sourceOf({ amount }: CaseLine, found: WorkbookCase['resolved']['lines'][number] | undefined, words: Words): string {
  if (found?.reasons.length) return words('finance.workbook.noAmount')
  if (amount.kind === 'formula') return words('finance.workbook.byFormula', { formula: amount.key, version: found?.formula?.ordinal ?? amount.ordinal ?? 0 })
  return found?.conversion ? words('finance.workbook.converted', { day: found.conversion.day }) : words('finance.workbook.typed')
}
