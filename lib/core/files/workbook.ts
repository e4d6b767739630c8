import type { Reason } from '@/lib/core/errors'

/** Limits of a workbook, read from its central directory before anything is unpacked. */
export const workbookLimits = { entries: 200, totalBytes: 50 * 1024 * 1024, ratio: 100 } as const

export interface WorkbookEntry {
  name: string
  /** 0 stored, 8 deflated */
  method: number
  packed: number
  unpacked: number
  /** Of the local header */
  at: number
}

export type WorkbookCheck = { ok: true; entries: WorkbookEntry[] } | { ok: false; reason: Reason }

const END = 0x06054b50
const END64 = 0x07064b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const ENTRY_SIZE = 46
const LOCAL_SIZE = 30
const MOST_COMMENT = 65_535
/** Small files may be all alike: the ratio only counts above this size. */
const RATIO_FROM = 64 * 1024

const no = (key: string, params?: Reason['params']): WorkbookCheck => ({ ok: false, reason: { key: `transfer.refused.${key}`, ...(params && { params }) } })

/**
 * Whether an XLSX file may be unpacked, by its central directory alone: number and size of its parts, how far they would
 * swell, names that leave the folder, archives and programs within, encryption. Sizes that lie are caught when unpacking: each
 * part is unpacked up to what it declares and no further. Reasons are keys of area `transfer`.
 */
export function checkWorkbook(bytes: Uint8Array): WorkbookCheck {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return no('notAWorkbook')
  const count = view.getUint16(end + 10, true)
  if (count !== view.getUint16(end + 8, true) || (end >= 20 && view.getUint32(end - 20, true) === END64)) return no('notAWorkbook')
  if (count > workbookLimits.entries) return no('tooManyParts', { most: workbookLimits.entries })
  const entries = readDirectory(bytes, view, view.getUint32(end + 16, true), count, end)
  if (!Array.isArray(entries)) return entries
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  if (names.size !== entries.length || entries.some(({ name }) => !/^[^\\:\0]+$/.test(name) || name.startsWith('/') || name.split('/').includes('..'))) return no('partNames')
  if (entries.some(({ name }) => /vbaproject|activex|macrosheets/i.test(name))) return no('macros')
  if (entries.some(({ name }) => /\.(zip|xlsx|xlsm|docx|pptx|7z|gz|rar|jar|exe|dll)$/i.test(name))) return no('nested')
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  const swollen = entries.some(({ packed, unpacked }) => unpacked > RATIO_FROM && unpacked > packed * workbookLimits.ratio)
  if (total > workbookLimits.totalBytes) return no('tooLargeUnpacked', { megabytes: workbookLimits.totalBytes / 1_048_576 })
  if (swollen) return no('swells')
  if (!names.has('[content_types].xml') || !names.has('xl/workbook.xml')) return no('notAWorkbook')
  return { ok: true, entries }
}

function readDirectory(bytes: Uint8Array, view: DataView, start: number, count: number, end: number): WorkbookEntry[] | WorkbookCheck {
  const decoder = new TextDecoder()
  const entries: WorkbookEntry[] = []
  let at = start
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY) return no('notAWorkbook')
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    const entry = {
      name: decoder.decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    }
    if (flags & 1) return no('encrypted')
    if (entry.method !== 0 && entry.method !== 8) return no('notAWorkbook')
    if (entry.method === 0 && entry.packed !== entry.unpacked) return no('notAWorkbook')
    if (entry.at + LOCAL_SIZE > start || view.getUint32(entry.at, true) !== LOCAL || bodyOf(view, entry.at) + entry.packed > start) return no('notAWorkbook')
    if (!entry.name.endsWith('/')) entries.push(entry)
    at += ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Where the packed bytes of an entry begin: behind its local header, whose name and extra field have lengths of their own. */
const bodyOf = (view: DataView, at: number): number => at + LOCAL_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)

/** The packed bytes of each part, as the directory describes them. */
export function packedParts(bytes: Uint8Array, entries: readonly WorkbookEntry[]): (WorkbookEntry & { bytes: Uint8Array })[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return entries.map((entry) => {
    const body = bodyOf(view, entry.at)
    return { ...entry, bytes: bytes.subarray(body, body + entry.packed) }
  })
}

function endRecord(view: DataView): number | null {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - MOST_COMMENT); at -= 1) if (view.getUint32(at, true) === END) return at
  return null
}
