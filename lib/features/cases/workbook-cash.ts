import type { CaseLine } from '@/lib/core/finance/case'
import { benefitCategories, type BenefitCategory, type ScenarioName } from '@/lib/core/finance/kinds'
import { cumulative } from '@/lib/core/finance/payback'
import { periodsDiscounted } from '@/lib/core/finance/npv'
import type { LineResult, ScenarioResult } from '@/lib/core/finance/result'
import { addMonths } from '@/lib/core/calendar/month'
import { periodsAYear } from '@/lib/core/finance/schedule'
import { decimalsOf } from '@/lib/core/portfolio/money'
import { columnLetters, type LiveCell, type LiveSheet } from '@/lib/documents/live-workbook'
import { cell, monthSerial, quoted, type InputPlaces, type WorkbookCase } from './workbook-inputs'
import { lineColumnsAt, SERIES_FROM, type LineColumn, type Words } from './workbook-switches'

/** Columns of a cash flow: what it is, multiple, risk factor, total, present value, two parts of investment, then the periods. */
export const cashAt = { label: 0, multiple: 1, risk: 2, total: 3, pv: 4, investment: 5, firstYear: 6, first: 7 } as const

/** Rows of totals, the same on the sheets of all scenarios. From 1. */
export interface CashRows {
  index: number
  day: number
  factor: number
  costs: number
  kinds: Record<BenefitCategory, number>
  counted: number
  net: number
  cumulative: number
  discounted: number
  cumulativeDiscounted: number
  crossing: number
  discountedCrossing: number
  halves: number
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The cash flow of one scenario, every cell a formula over the inputs. */
export function cashSheet(given: WorkbookCase, scenario: ScenarioName, result: ScenarioResult, places: InputPlaces, words: Words, names: { own: string; inputs: string }): { sheet: LiveSheet; rows: CashRows } {
  const body = given.resolved.body
  const { horizon, conventions } = body
  const count = horizon.periods + 1
  const columns = Array.from({ length: count }, (_, i) => i)
  const letter = (i: number) => columnLetters(cashAt.first + i)
  const [firstLetter, lastLetter] = [letter(0), letter(count - 1)]
  const inputs = quoted(names.inputs)
  const rows: (LiveCell | null)[][] = []
  /** A row over all periods; `of` gives value and formula of one. */
  const across = (label: string, style: 'money' | 'moneyStrong' | 'factor' | 'number' | 'month' | 'day' | 'periods', of: (i: number) => { value: number | string; formula?: string }, before: (LiveCell | null)[] = []): number => {
    const front = [cell(label, style === 'moneyStrong' ? 'strong' : 'text'), ...before]
    rows.push([...front, ...Array.from({ length: cashAt.first - front.length }, () => null), ...columns.map((i) => ({ style, ...of(i) }))])
    return rows.length
  }
  rows.push([cell(`${given.code} ${given.name}: ${words(`finance.scenarios.${scenario}`)}`, 'title')], [cell(words('finance.workbook.cashNote', { currency: given.currency }), 'note')])
  rows.push([cell(words('finance.workbook.cash.line'), 'heading'), ...(['multiple', 'risk', 'total', 'pv', 'investment', 'firstYear'] as const).map((name) => cell(words(`finance.workbook.cash.${name}`), 'heading'))])
  const months = 12 / periodsAYear(horizon.unit)
  const dayOf = (i: number): number => {
    const at = (n: number) => monthSerial(addMonths(horizon.start, n * months))
    return conventions.timing === 'mid' && i > 0 ? Math.floor((at(i - 1) + at(i)) / 2) : at(i)
  }
  const index = across(words('finance.workbook.cash.period'), 'number', (i) => ({ value: i }))
  across(words('finance.workbook.cash.begins'), 'month', (i) => ({ value: monthSerial(result.columns[i]!.month), formula: `EDATE(first_month,MAX(0,${letter(i)}$${index}-1)*12/periods_a_year)` }))
  const day = across(words('finance.workbook.cash.paidOn'), 'day', (i) => ({
    value: dayOf(i),
    formula: i === 0 ? 'first_month' : `IF(flow_timing=2,INT((EDATE(first_month,${i - 1}*12/periods_a_year)+EDATE(first_month,${i}*12/periods_a_year))/2),EDATE(first_month,${i}*12/periods_a_year))`,
  }))
  const exponent = across(words('finance.workbook.cash.discounted'), 'periods', (i) => ({ value: periodsDiscounted(i, conventions), formula: `${letter(i)}$${index}${i ? '-IF(flow_timing=2,0.5,0)' : ''}+IF(first_flow=2,1,0)` }))
  const factor = across(words('finance.figures.factor.name'), 'factor', (i) => ({ value: result.columns[i]!.factor, formula: `(1+period_rate)^-${letter(i)}${exponent}` }))

  const total = (values: readonly number[], row: number) => cell(sum(values), 'money', `SUM(${firstLetter}${row}:${lastLetter}${row})`)
  const present = (values: readonly number[], row: number) => cell(sum(values.map((value, i) => value * result.columns[i]!.factor)), 'money', `SUMPRODUCT(${firstLetter}${row}:${lastLetter}${row},${firstLetter}$${factor}:${lastLetter}$${factor})`)
  const yearColumns = Math.min(count, periodsAYear(horizon.unit) + 1)
  const lineRow = (line: CaseLine, { amounts, multiple, riskFactor }: LineResult): number => {
    const row = rows.length + 1
    const input = (name: LineColumn) => `${inputs}!$${columnLetters(lineColumnsAt[name])}$${places.lineRow.get(line.id)}`
    const scenarioCell = scenario === 'base' ? cell(1, 'factor') : cell(multiple, 'factor', input(scenario === 'low' ? 'lowScenario' : 'highScenario'))
    const once = line.kind === 'cost' && line.recurrence.kind === 'once' && line.amount.kind !== 'series'
    const part = (columnsTaken: number) => (line.kind === 'benefit' ? null : once ? cell(sum(amounts.slice(0, columnsTaken)), 'money', `SUM(${firstLetter}${row}:${letter(columnsTaken - 1)}${row})`) : cell(amounts[0]!, 'money', `${firstLetter}${row}`))
    const from = given.body.lines.find(({ id }) => id === line.id)!.currency ?? given.currency
    const exchanged = (at: string) => (from === given.currency ? at : `ROUND(ROUND(${at},${decimalsOf(from)})*${input('exchange')},${decimalsOf(given.currency)})`)
    const amount = (i: number) => {
      if (line.amount.kind === 'series') return exchanged(`${inputs}!$${columnLetters(SERIES_FROM + i)}$${places.seriesRow.get(line.id)}`)
      const at = `${letter(i)}$${index}`
      const base = line.amount.kind === 'formula' ? input('amount') : exchanged(input('amount'))
      return `IF(AND(${at}>=${input('from')},${at}<=${input('to')}),${base}*(1+${input('growth')})^INT((${at}-${input('from')})/periods_a_year),0)`
    }
    return across(line.label, 'money', (i) => ({ value: amounts[i]!, formula: `${amount(i)}*$B${row}*$C${row}` }), [
      scenarioCell, cell(riskFactor, 'factor', `IF(risk_adjusted=1,1${line.kind === 'cost' ? '+' : '-'}${input('risk')},1)`), total(amounts, row), present(amounts, row), part(count), part(yearColumns),
    ])
  }
  const group = (label: string, take: (line: CaseLine) => boolean): number => {
    rows.push([cell(label, 'heading')])
    const from = rows.length + 1
    const members = body.lines.flatMap((line, i) => (take(line) ? [{ line, found: result.lines[i]! }] : []))
    for (const { line, found } of members) lineRow(line, found)
    const to = rows.length
    const row = rows.length + 1
    const values = columns.map((i) => sum(members.map(({ found }) => found.amounts[i]!)))
    const over = (at: string) => (members.length ? `SUM(${at}${from}:${at}${to})` : '0')
    const parts = members[0]?.line.kind === 'cost' ? ([cashAt.investment, cashAt.firstYear] as const).map((at) => cell(sum(rows.slice(from - 1, to).map((line) => Number(line[at]?.value ?? 0))), 'moneyStrong', over(columnLetters(at)))) : []
    return across(words('finance.workbook.cash.sum', { what: label }), 'moneyStrong', (i) => ({ value: values[i]!, formula: over(letter(i)) }), [null, null, total(values, row), present(values, row), ...parts])
  }
  const costs = group(words('finance.figures.costs.name'), ({ kind }) => kind === 'cost')
  const kinds = Object.fromEntries(benefitCategories.map((kind) => [kind, group(words(`finance.categories.${kind}`), ({ category }) => category === kind)])) as Record<BenefitCategory, number>
  rows.push([])
  const withSums = (label: string, values: readonly number[], formula: (i: number) => string): number => {
    const row = rows.length + 1
    return across(label, 'moneyStrong', (i) => ({ value: values[i]!, formula: formula(i) }), [null, null, total(values, row), present(values, row)])
  }
  const flows = result.columns.map(({ net }) => net)
  const counted = withSums(words('finance.figures.counted.name'), result.columns.map((column) => column.counted), (i) => benefitCategories.map((kind) => `IF(count_${kind}=1,${letter(i)}${kinds[kind]},0)`).join('+'))
  const net = withSums(words('finance.figures.net.name'), flows, (i) => `${letter(i)}${counted}-${letter(i)}${costs}`)
  const running = (label: string, values: readonly number[], of: number) => {
    const row = rows.length + 1
    return across(label, 'money', (i) => ({ value: values[i]!, formula: i ? `${letter(i - 1)}${row}+${letter(i)}${of}` : `${letter(i)}${of}` }))
  }
  const cumulativeRow = running(words('finance.figures.cumulative.name'), cumulative(flows), net)
  const discountedFlows = result.columns.map((column) => column.discounted)
  const discounted = across(words('finance.figures.discounted.name'), 'money', (i) => ({ value: discountedFlows[i]!, formula: `${letter(i)}${net}*${letter(i)}${factor}` }))
  const cumulativeDiscounted = running(words('finance.figures.cumulativeDiscounted.name'), cumulative(discountedFlows), discounted)
  const crossings = (label: string, totals: readonly number[], values: readonly number[], totalRow: number, flowRow: number) =>
    across(label, 'periods', (i) =>
      i === count - 1
        ? { value: '' }
        : { value: totals[i]! < -1e-6 && totals[i + 1]! >= -1e-6 ? i + Math.min(1, -totals[i]! / values[i + 1]!) : '', formula: `IF(AND(${letter(i)}${totalRow}<-0.000001,${letter(i + 1)}${totalRow}>=-0.000001),${letter(i)}$${index}+MIN(1,-${letter(i)}${totalRow}/${letter(i + 1)}${flowRow}),"")` },
    )
  const crossing = crossings(words('finance.workbook.cash.crossing'), cumulative(flows), flows, cumulativeRow, net)
  const discountedCrossing = crossings(words('finance.workbook.cash.discountedCrossing'), cumulative(discountedFlows), discountedFlows, cumulativeDiscounted, discounted)
  // Half periods: the same flows on a grid on which mid-period ones have a place, for IRR().
  const halves = Array.from({ length: 2 * count - 1 }, (_, p): LiveCell => {
    const mid = conventions.timing === 'mid'
    if (p === 0) return { value: flows[0]!, style: 'money', formula: `${firstLetter}${net}` }
    const at = letter(Math.ceil(p / 2))
    return p % 2 ? { value: mid ? flows[(p + 1) / 2]! : 0, style: 'money', formula: `IF(flow_timing=2,${at}${net},0)` } : { value: mid ? 0 : flows[p / 2]!, style: 'money', formula: `IF(flow_timing=2,0,${at}${net})` }
  })
  rows.push([], [cell(words('finance.workbook.cash.halves')), ...Array.from({ length: cashAt.first - 1 }, () => null), ...halves])
  const sheet: LiveSheet = { name: names.own, widths: [40, 10, 10, 16, 16, 16, 16, ...halves.map(() => 14)], rows, frozen: { rows: index, columns: 1 } }
  return { sheet, rows: { index, day, factor, costs, kinds, counted, net, cumulative: cumulativeRow, discounted, cumulativeDiscounted, crossing, discountedCrossing, halves: rows.length } }
}
