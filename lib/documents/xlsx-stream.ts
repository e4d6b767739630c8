import { Zip, ZipDeflate } from 'fflate'
import { plain, rawCell, type RawCell } from './sheet-cells'
import type { SheetCell } from './sheet'

interface StreamedSheet {
  name: string
  headers: readonly string[]
  /** Characters */
  widths: readonly number[]
}

const xml = (text: string): string => text.replace(/[&<>"\ufffe\uffff]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '"' ? '&quot;' : ' '))
const DAY_MS = 86_400_000
const EPOCH = Date.UTC(1899, 11, 30)

function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** Formats that cells may have; a cell names its place in this list, the first two are plain and bold. */
const formats = ['@', '#,##0', '#,##0.0', '#,##0.00', '0.0%', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm', '[h]:mm:ss', '0']
const styleOf = (format = '0') => 2 + Math.max(0, formats.indexOf(format.replace(/ ".*"$/, '')))

const styles = () =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats
    .map((format, i) => `<numFmt numFmtId="${164 + i}" formatCode="${xml(format)}"/>`)
    .join('')}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${formats
    .map((_, i) => `<xf numFmtId="${164 + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)
    .join('')}</cellXfs></styleSheet>`

const fixedParts = (name: string): [string, string][] => [
  ['[Content_Types].xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`],
  ['_rels/.rels', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="${xml(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`],
  ['xl/styles.xml', styles()],
]

const textCell = (ref: string, text: string, style: number) => `<c r="${ref}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`

function cellXml(ref: string, cell: RawCell): string {
  if (typeof cell.value === 'string') return textCell(ref, cell.value, styleOf('@'))
  const value = cell.value instanceof Date ? (cell.value.getTime() - EPOCH) / DAY_MS : cell.value
  return Number.isFinite(value) ? `<c r="${ref}" s="${styleOf(cell.format)}"><v>${value}</v></c>` : ''
}

/**
 * An XLSX file with one sheet, a page of rows after the other: what is held is a page, not the file. Texts that begin like a
 * formula are kept from becoming one. `timeZone` (IANA) is the one in which moments are shown.
 */
export async function* xlsxStream(sheet: StreamedSheet, pages: AsyncIterable<readonly (readonly SheetCell[])[]>, timeZone: string): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const encoder = new TextEncoder()
  const name = sheet.name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31).trim() || 'Sheet'
  for (const [path, content] of fixedParts(name)) {
    const part = new ZipDeflate(path, { level: 6 })
    zip.add(part)
    part.push(encoder.encode(content), true)
  }
  const part = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 1 })
  zip.add(part)
  const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${sheet.widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData><row r="1">${sheet.headers.map((header, i) => textCell(`${columnName(i)}1`, plain(header), 1)).join('')}</row>`
  part.push(encoder.encode(head))
  const letters = sheet.headers.map((_, i) => columnName(i))
  let line = 1
  for await (const page of pages) {
    let text = ''
    for (const row of page) {
      line += 1
      text += `<row r="${line}">`
      for (let i = 0; i < letters.length; i += 1) {
        const cell = rawCell(row[i] ?? null, timeZone)
        if (cell) text += cellXml(`${letters[i]}${line}`, cell)
      }
      text += '</row>'
    }
    part.push(encoder.encode(text))
    yield* ready.splice(0)
  }
  part.push(encoder.encode('</sheetData></worksheet>'), true)
  zip.end()
  yield* ready.splice(0)
}
