/** Runs in a thread of its own (read-table.ts): reads a table from a file and hands its rows over, a batch at a time. */
import { createReadStream } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse'
import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'

/** @typedef {{ name: string, method: number, unpacked: number, bytes: Uint8Array }} Part */
/**
 * @typedef {{ path: string, kind: 'csv', encoding: string, separator: string } | { kind: 'xlsx', parts: Part[] }} Source
 * @typedef {{ maxColumns: number, maxCell: number, maxRows: number, batch: number }} Limits
 */

const { source, limits } = /** @type {{ source: Source, limits: Limits }} */ (workerData)
const port = parentPort
if (!port) throw new Error('no parent')

class Refused extends Error {
  /** @param {string} key @param {Record<string, string | number>} [params] */
  constructor(key, params) {
    super(key)
    this.reason = { key: `transfer.refused.${key}`, ...(params && { params }) }
  }
}

/** @param {unknown} value */
function textOf(value) {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
  }
  return String(value)
}

/** @param {unknown[]} row @param {number} line */
function checked(row, line) {
  if (row.length > limits.maxColumns) throw new Refused('tooManyColumns', { line, most: limits.maxColumns })
  const cells = row.map((cell) => textOf(cell).toWellFormed())
  if (cells.some((cell) => cell.length > limits.maxCell)) throw new Refused('cellTooLong', { line, most: limits.maxCell })
  return cells
}

/** @returns {AsyncGenerator<{ line: number, cells: string[] }>} */
async function* csvRows() {
  if (source.kind !== 'csv') return
  const decoder = new TextDecoder(source.encoding)
  const input = createReadStream(source.path, { highWaterMark: 256 * 1024 })
  const parser = parse({
    bom: false, delimiter: source.separator, relax_column_count: true, skip_empty_lines: true, info: true,
    max_record_size: limits.maxColumns * limits.maxCell, relax_quotes: true,
  })
  let finished = false
  const feed = (async () => {
    for await (const chunk of input) {
      if (finished) break
      if (!parser.write(decoder.decode(chunk, { stream: true }))) await new Promise((resolve) => parser.once('drain', resolve))
    }
    parser.end(decoder.decode())
  })()
  feed.catch((error) => parser.destroy(error))
  try {
    for await (const { record, info } of parser) yield { line: info.lines, cells: checked(record, info.lines) }
  } catch (error) {
    if (error instanceof Refused) throw error
    const code = /** @type {{ code?: string, lines?: number }} */ (error)
    if (String(code.code).startsWith('CSV_')) throw new Refused(code.code === 'CSV_QUOTE_NOT_CLOSED' ? 'openQuote' : 'malformed', { line: code.lines ?? 0 })
    throw error
  } finally {
    finished = true
    input.destroy()
    parser.destroy()
  }
}

/** Each part is unpacked up to the size that it declares, and the workbook is put together anew from these alone. */
async function* xlsxRows() {
  if (source.kind !== 'xlsx') return
  /** @type {Record<string, [Uint8Array, { level: 0 }]>} */
  const parts = {}
  for (const part of source.parts) {
    if (!/\.(xml|rels)$/i.test(part.name)) continue
    let bytes = part.bytes
    try {
      if (part.method === 8) bytes = inflateRawSync(part.bytes, { maxOutputLength: Math.max(1, part.unpacked) })
    } catch {
      throw new Refused('sizesLie')
    }
    if (bytes.length !== part.unpacked) throw new Refused('sizesLie')
    if (/<!(DOCTYPE|ENTITY)/i.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1'))) throw new Refused('notAWorkbook')
    parts[part.name] = [bytes, { level: 0 }]
  }
  let rows
  try {
    rows = await readSheet(Buffer.from(zipSync(parts)))
  } catch {
    throw new Refused('notAWorkbook')
  }
  for (let i = 0; i < rows.length; i += 1) {
    const cells = checked(rows[i] ?? [], i + 1)
    if (cells.some((cell) => cell.trim())) yield { line: i + 1, cells }
  }
}

/** Waits until the last batch was taken, so that never more than one is on its way. */
const taken = () => new Promise((resolve) => port.once('message', resolve))

try {
  let batch = []
  let count = 0
  for await (const row of source.kind === 'csv' ? csvRows() : xlsxRows()) {
    if (count > limits.maxRows) throw new Refused('tooManyRows', { most: limits.maxRows })
    count += 1
    batch.push(row)
    if (batch.length < limits.batch) continue
    port.postMessage({ rows: batch })
    batch = []
    if ((await taken()) === 'stop') break
  }
  port.postMessage({ rows: batch, end: true })
} catch (error) {
  if (!(error instanceof Refused)) throw error
  port.postMessage({ refused: error.reason })
}
port.close()
