const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const LOCAL_SIZE = 30
const ENTRY_SIZE = 46
const END_SIZE = 22
const MOST_COMMENT = 65_535
const MOST_ENTRIES = 20_000
const ENCRYPTED = 1

export interface ZipEntry {
  name: string
  /** 0 stored, 8 deflated; anything else is none that office files use */
  method: number
  encrypted: boolean
  /** Packed bytes */
  data: Uint8Array
  /** Unpacked, as the directory says; unpacking must still be bounded */
  size: number
}

/**
 * The central directory of a ZIP archive with the packed bytes of each entry; null when it is damaged, holds too many, or tells
 * another story than the headers in front of the data. Nothing is unpacked.
 */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) return null
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  const decoder = new TextDecoder()
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_SIZE > bytes.length || view.getUint32(at, true) !== ENTRY) return null
    const nameLength = view.getUint16(at + 28, true)
    const name = decoder.decode(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameLength))
    const local = view.getUint32(at + 42, true)
    const packed = view.getUint32(at + 20, true)
    if (local + LOCAL_SIZE > bytes.length || view.getUint32(local, true) !== LOCAL) return null
    const localName = view.getUint16(local + 26, true)
    if (decoder.decode(bytes.subarray(local + LOCAL_SIZE, local + LOCAL_SIZE + localName)) !== name) return null
    const start = local + LOCAL_SIZE + localName + view.getUint16(local + 28, true)
    if (start + packed > bytes.length) return null
    entries.push({ name, method: view.getUint16(at + 10, true), encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0, data: bytes.subarray(start, start + packed), size: view.getUint32(at + 24, true) })
    at += ENTRY_SIZE + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** Whether a program that reads from the end would find an archive, whatever stands in front of it. */
export function endsAsZip(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return false
  const directory = end - view.getUint32(end + 12, true)
  return directory >= 0 && directory + 4 <= bytes.length && view.getUint32(directory, true) === ENTRY
}

function endRecord(view: DataView): number | null {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - MOST_COMMENT); at -= 1) if (view.getUint32(at, true) === END) return at
  return null
}
