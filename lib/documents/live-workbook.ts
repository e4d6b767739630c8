import { strToU8, zipSync } from 'fflate'
import { plain } from './sheet-cells'

/** How a cell looks; those ending in `Input` are meant to be changed and stand out. */
export const liveStyles = ['text', 'title', 'heading', 'strong', 'note', 'textInput', 'number', 'numberInput', 'money', 'moneyStrong', 'moneyInput', 'percent', 'percentStrong', 'percentInput', 'factor', 'month', 'monthInput', 'day', 'periods'] as const
export type LiveStyle = (typeof liveStyles)[number]

/** A formula is written with the value that it has now; text never becomes one. */
export interface LiveCell {
  value: string | number | null
  /** Without the equals sign, in the English names that the file format asks for. Never from what people typed */
  formula?: string
  style?: LiveStyle
}

export interface LiveSheet {
  /** At most 31 characters, none of : \ / ? * [ ] */
  name: string
  /** Characters, by column */
  widths: number[]
  hiddenColumns?: number[]
  hiddenRows?: number[]
  rows: (LiveCell | null)[][]
  /** Rows and columns that stay in view */
  frozen?: { rows: number; columns: number }
  /** Cells that offer a list: where they are and where the list is */
  choices?: { at: string; list: string }[]
}

export interface LiveWorkbook {
  sheets: LiveSheet[]
  /** Name and what it stands for, such as `'Inputs'!$C$8` */
  names: [string, string][]
}

const xml = (text: string): string => text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!)

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

const fonts = ['<sz val="11"/><name val="Calibri"/>', '<b/><sz val="11"/><name val="Calibri"/>', '<b/><sz val="14"/><name val="Calibri"/>', '<i/><sz val="10"/><color rgb="FF595959"/><name val="Calibri"/>', '<sz val="11"/><color rgb="FF1F3B8C"/><name val="Calibri"/>']
const numberFormats = ['General', '@', '#,##0.00;[Red]-#,##0.00', '0.00%', '0.000000', 'yyyy-mm', 'yyyy-mm-dd', '0.00', '0']
interface Look {
  font?: number
  format?: number
  fill?: boolean
  wrap?: boolean
}
const looks: Record<LiveStyle, Look> = {
  text: {}, title: { font: 2 }, heading: { font: 1 }, strong: { font: 1 }, note: { font: 3, wrap: true }, textInput: { font: 4, fill: true },
  number: { format: 8 }, numberInput: { font: 4, fill: true, format: 8 }, money: { format: 2 }, moneyStrong: { font: 1, format: 2 }, moneyInput: { font: 4, fill: true, format: 2 },
  percent: { format: 3 }, percentStrong: { font: 1, format: 3 }, percentInput: { font: 4, fill: true, format: 3 }, factor: { format: 4 }, month: { format: 5 }, monthInput: { font: 4, fill: true, format: 5 },
  day: { format: 6 }, periods: { format: 7 },
}

const xf = ({ font = 0, format = 0, fill, wrap }: Look): string =>
  `<xf numFmtId="${format === 0 ? 0 : 163 + format}" fontId="${font}" fillId="${fill ? 2 : 0}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyNumberFormat="1"${wrap ? ' applyAlignment="1"><alignment vertical="top"/></xf>' : '/>'}`

const styles = (): string =>
  `<styleSheet xmlns="${main}"><numFmts count="${numberFormats.length - 1}">${numberFormats.slice(1).map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xml(format)}"/>`).join('')}</numFmts><fonts count="${fonts.length}">${fonts.map((font) => `<font>${font}</font>`).join('')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF7DB"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${liveStyles.length}">${liveStyles.map((style) => xf(looks[style])).join('')}</cellXfs></styleSheet>`

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function cellXml(at: string, { value, formula, style = 'text' }: LiveCell): string {
  const open = `<c r="${at}" s="${liveStyles.indexOf(style)}"`
  const shown = typeof value === 'string' ? xml(formula === undefined ? plain(value) : value) : value
  if (formula !== undefined) return `${open}${typeof value === 'string' ? ' t="str"' : ''}><f>${xml(formula)}</f>${shown === null ? '' : `<v>${shown}</v>`}</c>`
  if (value === null) return `${open}/>`
  return typeof value === 'string' ? `${open} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>` : `${open}><v>${shown}</v></c>`
}

function sheetXml({ widths, hiddenColumns = [], hiddenRows = [], rows, frozen, choices = [] }: LiveSheet): string {
  const pane = frozen ? `<pane xSplit="${frozen.columns}" ySplit="${frozen.rows}" topLeftCell="${columnLetters(frozen.columns)}${frozen.rows + 1}" activePane="bottomRight" state="frozen"/>` : ''
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"${hiddenColumns.includes(i) ? ' hidden="1"' : ''}/>`).join('')
  const data = rows.map((row, r) => `<row r="${r + 1}"${hiddenRows.includes(r) ? ' hidden="1"' : ''}>${row.map((cell, c) => (cell ? cellXml(`${columnLetters(c)}${r + 1}`, cell) : '')).join('')}</row>`).join('')
  const lists = choices.length ? `<dataValidations count="${choices.length}">${choices.map(({ at, list }) => `<dataValidation type="list" allowBlank="0" showErrorMessage="1" sqref="${at}"><formula1>${xml(list)}</formula1></dataValidation>`).join('')}</dataValidations>` : ''
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>${data}</sheetData>${lists}<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
}

/** An XLSX file whose formulas calculate on: every formula cell also holds the value that it has now. */
export function liveWorkbookOf({ sheets, names }: LiveWorkbook): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets><definedNames>${names.map(([name, refers]) => `<definedName name="${name}">${xml(refers)}</definedName>`).join('')}</definedNames><calcPr fullCalcOnLoad="1"/></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': head + styles(),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, strToU8(content)])), { level: 6 })
}
