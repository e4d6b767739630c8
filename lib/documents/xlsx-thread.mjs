/** Runs in a thread of its own (xlsx.ts): writes the sheets and hands the bytes back. */
import { parentPort, workerData } from 'node:worker_threads'
import writeXlsxFile from 'write-excel-file/node'

/** @typedef {import('./sheet-cells').RawCell} RawCell */
/** @typedef {import('./sheet-cells').RawSheet} RawSheet */

/** @param {RawCell | null} cell */
const written = (cell) => (cell === null ? null : { value: cell.value, type: typeOf(cell.value), format: cell.format, alignVertical: /** @type {const} */ ('top') })

/** @param {RawCell['value']} value */
const typeOf = (value) => (value instanceof Date ? Date : typeof value === 'number' ? Number : String)

const sheets = /** @type {RawSheet[]} */ (workerData).map(({ name, widths, above, header, rows }) => ({
  sheet: name,
  columns: widths.map((width) => ({ width })),
  stickyRowsCount: above.length + 1,
  data: [
    ...above.map((cell, i) => [{ ...written(cell), ...(i === 0 && { fontWeight: /** @type {const} */ ('bold') }) }]),
    header.map((value) => ({ value, type: String, fontWeight: /** @type {const} */ ('bold'), wrap: true, bottomBorderStyle: /** @type {const} */ ('thin') })),
    ...rows.map((row) => row.map(written)),
  ],
}))

const bytes = new Uint8Array(await writeXlsxFile(/** @type {import('write-excel-file/node').Sheet<Buffer>[]} */ (sheets)).toBuffer())
parentPort?.postMessage(bytes)
