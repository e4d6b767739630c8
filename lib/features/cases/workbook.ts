import type { CaseLine } from '@/lib/core/finance/case'
import { scenarioNames, type ScenarioName } from '@/lib/core/finance/kinds'
import { computeCase } from '@/lib/core/finance/compute'
import { ruleError } from '@/lib/core/errors'
import { liveWorkbookOf, type LiveCell, type LiveSheet } from '@/lib/documents/live-workbook'
import { cashSheet } from './workbook-cash'
import { cell, inputsSheet, quoted, type InputPlaces, type WorkbookCase } from './workbook-inputs'
import { resultsSheet } from './workbook-results'
import { switches, type Words } from './workbook-switches'

/**
 * A case as XLSX with live formulas: inputs, results, the cash flow of each scenario and the conventions. Everything is computed
 * from the cells of the sheet of inputs; cells hold the values that the portal computed until they are computed anew.
 * @throws AppError `rule` while the case does not compute
 */
export function caseWorkbook(of: WorkbookCase, words: Words): Uint8Array {
  const body = { ...of.resolved.body, lines: openToTyping(of) }
  const given: WorkbookCase = { ...of, resolved: { ...of.resolved, body } }
  const result = computeCase(body, of.resolved.amounts)
  if (!result.ok) throw ruleError(result.reasons)
  const sheetName = (key: string) => words(`finance.workbook.sheets.${key}`)
  const names = { inputs: sheetName('inputs'), results: sheetName('results'), conventions: sheetName('conventions') }
  const cashNames = Object.fromEntries(scenarioNames.map((name) => [name, sheetName(name)])) as Record<ScenarioName, string>
  const optionsAt = new Map<string, string>()
  const chosenAt: [string, string][] = []
  const conventions = conventionsSheet(words, names.conventions, optionsAt, chosenAt)
  const { sheet: inputs, places } = inputsSheet(given, words, names.inputs, optionsAt)
  fillChosen(conventions, given, places)
  const cash = scenarioNames.map((name) => cashSheet(given, name, result.value[name], places, words, { own: cashNames[name], inputs: names.inputs }))
  const results = resultsSheet(given, result.value, { rows: cash[0]!.rows, names: cashNames }, words, names.results)
  const [low, base, high] = cash.map(({ sheet }) => sheet) as [LiveSheet, LiveSheet, LiveSheet]
  return liveWorkbookOf({ sheets: [inputs, results, base, low, high, conventions], names: [...places.names, ...chosenAt] })
}

/** The lines of the results, and those that wait for an amount: typed into the workbook, it counts there at once. */
function openToTyping({ body, currency, resolved }: WorkbookCase): CaseLine[] {
  const known = new Map(resolved.body.lines.map((line) => [line.id, line]))
  return body.lines.flatMap((line) => known.get(line.id) ?? (line.amount.kind === 'typed' && Number(line.amount.perPeriod) === 0 && (line.currency ?? currency) === currency ? [line] : []))
}

/** Every switch with its options and what they mean; the number of the chosen one is what formulas ask for. */
function conventionsSheet(words: Words, name: string, optionsAt: Map<string, string>, chosenAt: [string, string][]): LiveSheet {
  const rows: (LiveCell | null)[][] = [
    [cell(words('finance.conventions.title'), 'title')],
    [cell(words('finance.conventions.hint'), 'note')],
    [cell(words('finance.workbook.setting'), 'heading'), cell(words('finance.workbook.options'), 'heading'), cell(words('finance.workbook.meaning'), 'heading'), cell(words('finance.workbook.chosenNumber'), 'heading')],
  ]
  for (const { key, name: formulaName, label, options } of switches) {
    const from = rows.length + 1
    options.forEach(({ word, meaning }, i) => rows.push([cell(i ? '' : words(label), 'strong'), cell(words(word)), cell(words(meaning), 'note')]))
    optionsAt.set(key, `${quoted(name)}!$B$${from}:$B$${rows.length}`)
    chosenAt.push([formulaName, `${quoted(name)}!$D$${from}`])
  }
  return { name, widths: [32, 32, 90, 12], rows }
}

function fillChosen({ rows }: LiveSheet, { body }: WorkbookCase, { switchAt }: InputPlaces): void {
  let at = 3
  for (const { key, options, get } of switches) {
    rows[at]![3] = cell(options.findIndex(({ value }) => value === get(body)) + 1, 'number', `MATCH(${switchAt.get(key)},$B$${at + 1}:$B$${at + options.length},0)`)
    at += options.length
  }
}
