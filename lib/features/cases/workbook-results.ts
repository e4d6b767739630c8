import { benefitCategories, roiDenominators, scenarioNames, type ScenarioName } from '@/lib/core/finance/kinds'
import type { CaseResult, Figures } from '@/lib/core/finance/result'
import { periodsAYear } from '@/lib/core/finance/schedule'
import { columnLetters, type LiveCell, type LiveSheet, type LiveStyle } from '@/lib/documents/live-workbook'
import { cashAt, type CashRows } from './workbook-cash'
import { cell, quoted, type WorkbookCase } from './workbook-inputs'
import type { Words } from './workbook-switches'

interface Scenario {
  /** Quoted, with its exclamation mark */
  at: string
  figures: Figures
  /** Letter of its column on this sheet */
  own: string
}

/** NPV, IRR, MIRR, paybacks and ROI by the functions of the spreadsheet, three scenarios side by side. */
export function resultsSheet(given: WorkbookCase, result: CaseResult, cash: { rows: CashRows; names: Record<ScenarioName, string> }, words: Words, name: string): LiveSheet {
  const { horizon } = given.body
  const count = horizon.periods + 1
  const { rows: r } = cash
  const [first, second, last] = [0, 1, count - 1].map((i) => columnLetters(cashAt.first + i)) as [string, string, string]
  const lastHalf = columnLetters(cashAt.first + 2 * count - 2)
  const letters = { total: columnLetters(cashAt.total), pv: columnLetters(cashAt.pv), investment: columnLetters(cashAt.investment), firstYear: columnLetters(cashAt.firstYear) }
  const scenarios: Scenario[] = scenarioNames.map((scenario, i) => ({ at: `${quoted(cash.names[scenario])}!`, figures: result[scenario].figures, own: columnLetters(i + 1) }))
  const rows: (LiveCell | null)[][] = [
    [cell(`${given.code} ${given.name}`, 'title')],
    [cell(words('finance.workbook.resultsNote', { currency: given.currency }), 'note')],
    [cell(words('finance.workbook.figure'), 'heading'), ...scenarioNames.map((scenario) => cell(words(`finance.scenarios.${scenario}`), 'heading'))],
  ]
  const figure = (label: string, style: LiveStyle, of: (scenario: Scenario) => { value: number | string | null; formula?: string }, hint = ''): number => {
    rows.push([cell(label, style.endsWith('Strong') ? 'strong' : 'text'), ...scenarios.map((scenario) => ({ style, ...blank(of(scenario)) })), cell(hint, 'note')])
    return rows.length
  }
  const named = (key: keyof Figures | 'firstYearRoi') => words(`finance.figures.${key}.name`)
  const heading = (label: string) => rows.push([], [cell(label, 'heading')])
  const money = (label: string, value: (figures: Figures) => number, at: (scenario: Scenario) => string) => figure(label, 'money', (scenario) => ({ value: value(scenario.figures), formula: at(scenario) }))

  figure(named('npv'), 'moneyStrong', ({ at, figures }) => ({
    value: figures.npv,
    formula: `(${at}${first}${r.net}+NPV(period_rate,${at}${second}${r.net}:${last}${r.net})*IF(flow_timing=2,(1+period_rate)^0.5,1))/IF(first_flow=2,1+period_rate,1)`,
  }), words('finance.workbook.hints.npv'))

  heading(words('finance.workbook.sums'))
  const costs = money(named('costs'), (f) => f.costs, ({ at }) => `${at}${letters.total}${r.costs}`)
  for (const kind of benefitCategories) money(words(`finance.categories.${kind}`), (f) => f.benefits[kind], ({ at }) => `${at}${letters.total}${r.kinds[kind]}`)
  money(named('counted'), (f) => f.counted, ({ at }) => `${at}${letters.total}${r.counted}`)
  const net = money(named('net'), (f) => f.net, ({ at }) => `${at}${letters.total}${r.net}`)
  const investment = money(named('investment'), (f) => f.investment, ({ at }) => `${at}${letters.investment}${r.costs}`)
  const pvCosts = money(named('pvCosts'), (f) => f.pvCosts, ({ at }) => `${at}${letters.pv}${r.costs}`)
  for (const kind of benefitCategories) money(words('finance.workbook.pvOf', { what: words(`finance.categories.${kind}`) }), (f) => f.pvBenefits[kind], ({ at }) => `${at}${letters.pv}${r.kinds[kind]}`)
  const pvCounted = money(named('pvBenefits'), (f) => f.pvCounted, ({ at }) => `${at}${letters.pv}${r.counted}`)

  heading(words('finance.workbook.returns'))
  const rootCount = Math.max(1, ...scenarios.map(({ figures }) => figures.irr.roots.length))
  for (let n = 0; n < rootCount; n += 1) {
    const rootOf = ({ figures }: Scenario) => (n === 0 ? figures.irr.chosen : ([...figures.irr.roots].sort((a, b) => Math.abs(a) - Math.abs(b))[n] ?? null))
    const start = figure(words('finance.workbook.irrStart', { n: n + 1 }), 'percent', (scenario) => ({ value: rootOf(scenario) === null ? (n === 0 ? 0.1 : null) : Number(rootOf(scenario)!.toFixed(6)) }), words('finance.workbook.hints.irrStart'))
    figure(n === 0 ? named('irr') : words('finance.workbook.irrFurther', { n: n + 1 }), n === 0 ? 'percentStrong' : 'percent', (scenario) => {
      const { at, own } = scenario
      const halves = `(1+IRR(${at}${first}${r.halves}:${lastHalf}${r.halves},(1+${own}${start})^(1/(2*periods_a_year))-1))^(2*periods_a_year)-1`
      const whole = `(1+IRR(${at}${first}${r.net}:${last}${r.net},(1+${own}${start})^(1/periods_a_year)-1))^periods_a_year-1`
      return rootOf(scenario) === null ? { value: null } : { value: rootOf(scenario), formula: `IF(flow_timing=2,${halves},${whole})` }
    })
  }
  figure(named('mirr'), 'percent', ({ at, figures }) => ({ value: figures.mirr, formula: `IFERROR((1+MIRR(${at}${first}${r.net}:${last}${r.net},(1+finance_rate)^(1/periods_a_year)-1,(1+reinvest_rate)^(1/periods_a_year)-1))^periods_a_year-1,"")` }))
  figure(named('xirr'), 'percent', ({ at, figures }) =>
    figures.xirr.chosen === null ? { value: null } : { value: figures.xirr.chosen, formula: `XIRR(${at}${first}${r.net}:${last}${r.net},${at}${first}${r.day}:${last}${r.day},${Number(figures.xirr.chosen.toFixed(6))})` })

  heading(named('payback'))
  paybacks()
  heading(words('finance.workbook.roi'))
  const ratio = (above: string, below: string) => `IF(${below}>0,(${above})/${below},"")`
  const denominators = { 'all-costs': costs, investment, 'pv-costs': pvCosts }
  figure(named('roi'), 'percentStrong', ({ own, figures }) => {
    const below = `CHOOSE(roi_denominator,${own}${costs},${own}${investment},${own}${pvCosts})`
    return { value: figures.roi, formula: ratio(`IF(roi_discounted=1,${own}${pvCounted}-${own}${pvCosts},${own}${net})`, below) }
  })
  for (const denominator of roiDenominators)
    for (const discounted of [false, true]) {
      const label = words('finance.workbook.roiOn', { above: words(`finance.conventions.roiDiscounted.options.${discounted ? 'yes' : 'no'}.name`), below: words(`finance.conventions.roiDenominator.options.${denominator}.name`) })
      figure(label, 'percent', ({ own, figures }) => ({
        value: figures.roiBy.find((one) => one.denominator === denominator && one.discounted === discounted)!.value,
        formula: ratio(discounted ? `${own}${pvCounted}-${own}${pvCosts}` : `${own}${net}`, `${own}${denominators[denominator]}`),
      }))
    }
  const yearEnds = periodsAYear(horizon.unit)
  if (count > yearEnds)
    for (const over of ['allCosts', 'investment'] as const) {
      const end = columnLetters(cashAt.first + yearEnds)
      const within = (at: string, row: number) => `SUM(${at}${first}${row}:${end}${row})`
      figure(words(`finance.workbook.firstYear.${over}`), 'percent', ({ at, figures }) => ({
        value: figures.firstYearRoi?.[over] ?? null,
        formula: ratio(`${within(at, r.counted)}-${within(at, r.costs)}`, over === 'allCosts' ? within(at, r.costs) : `${at}${letters.firstYear}${r.costs}`),
      }))
    }
  return { name, widths: [52, 20, 20, 20, 60], rows, frozen: { rows: 3, columns: 1 }, choices: [] }

  function paybacks(): void {
    for (const [key, total, crossing] of [['payback', r.cumulative, r.crossing], ['discountedPayback', r.cumulativeDiscounted, r.discountedCrossing]] as const) {
      for (const lasting of [true, false]) {
        const label = lasting ? named(key) : words('finance.workbook.firstReached', { what: named(key) })
        figure(words('finance.workbook.inMonths', { what: label }), 'periods', ({ at, figures }) => {
          const totals = `${at}${first}${total}:${last}${total}`
          const found = `${at}${first}${crossing}:${last}${crossing}`
          const periods = lasting ? `MAX(${found})` : `MIN(${found})`
          const never = lasting ? `${at}${last}${total}<-0.000001` : `COUNT(${found})=0`
          const months = `${periods}*12/periods_a_year`
          return { value: lasting ? figures[key].months : figures[key].firstMonths, formula: `IF(MIN(${totals})>=-0.000001,0,IF(${never},"",IF(payback_rule=2,-INT(-(${months}-0.000000001)),${months})))` }
        })
      }
    }
  }
}

/** What is not there is an empty text, which formulas can give too. */
const blank = ({ value, formula }: { value: number | string | null; formula?: string }): { value: number | string; formula?: string } => ({ value: value ?? '', ...(formula !== undefined && { formula }) })
