import { refuse, type Decision, allow } from '@/lib/core/result'
import { zipEntryNames } from './zip-names'

export const MAX_FILE_BYTES = 10 * 1024 * 1024

const mimes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  txt: 'text/plain',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type FileExtension = keyof typeof mimes
export const fileExtensions = Object.keys(mimes) as FileExtension[]

export interface FileType {
  extension: FileExtension
  mime: string
}

const signatures: [FileExtension, (bytes: Uint8Array) => boolean][] = [
  ['pdf', (bytes) => startsWith(bytes, '%PDF-')],
  ['png', (bytes) => startsWith(bytes, '\x89PNG\r\n\x1a\n')],
  ['jpg', (bytes) => startsWith(bytes, '\xff\xd8\xff')],
  ['webp', (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)],
]

/** What else a file may be recognised as; such files say why they are refused. */
const refused: [string, (bytes: Uint8Array) => boolean][] = [
  ['files.refused.program', (bytes) => ['MZ', '\x7fELF', '#!', '\xca\xfe\xba\xbe', '\xcf\xfa\xed\xfe', '\xce\xfa\xed\xfe'].some((mark) => startsWith(bytes, mark))],
  ['files.refused.oldOffice', (bytes) => startsWith(bytes, '\xd0\xcf\x11\xe0')],
]

/** The type by the content alone; the name only tells a table from a text. Refusals: a reason of area `files`. */
export function typeOfFile(bytes: Uint8Array, name: string): Decision<FileType> {
  if (bytes.length === 0) return refuse({ key: 'files.refused.empty' })
  if (bytes.length > MAX_FILE_BYTES) return refuse({ key: 'files.refused.tooLarge', params: { megabytes: MAX_FILE_BYTES / 1_048_576 } })
  const known = signatures.find(([, fits]) => fits(bytes))
  if (known) return found(known[0])
  const bad = refused.find(([, fits]) => fits(bytes))
  if (bad) return refuse({ key: bad[0] })
  if (startsWith(bytes, 'PK')) return office(bytes)
  return text(bytes, name)
}

const found = (extension: FileExtension) => allow({ extension, mime: mimes[extension] })

function office(bytes: Uint8Array): Decision<FileType> {
  const names = zipEntryNames(bytes)
  if (!names?.includes('[Content_Types].xml')) return refuse({ key: 'files.refused.archive' })
  if (names.some((name) => /vbaproject|activex|macrosheets/i.test(name))) return refuse({ key: 'files.refused.macros' })
  if (names.includes('word/document.xml')) return found('docx')
  if (names.includes('xl/workbook.xml')) return found('xlsx')
  return refuse({ key: 'files.refused.archive' })
}

/** Text has no control characters; markup that a browser could run is none of ours, whatever it is called. */
function text(bytes: Uint8Array, name: string): Decision<FileType> {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return refuse({ key: 'files.refused.unknown' })
  const head = latin(bytes.subarray(0, 4096)).replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<[?!a-z]/i.test(head) || /<(html|script|svg|iframe|body|!doctype)\b/i.test(head)) return refuse({ key: 'files.refused.markup' })
  return found(/\.csv$/i.test(name) ? 'csv' : 'txt')
}

const startsWith = (bytes: Uint8Array, mark: string, at = 0) => [...mark].every((char, i) => bytes[at + i] === char.charCodeAt(0))
const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes)

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A name that is safe on every system and says the type: no path, no control or direction marks, the fitting ending. */
export function fileName(raw: string, extension: FileExtension): string {
  const last = raw.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, ' ').replace(/\s+/g, ' ').trim().replace(/^[.\s]+|[.\s]+$/g, '')
  const endings = extension === 'jpg' ? /\.jpe?g$/i : new RegExp(`\\.${extension}$`, 'i')
  const stem = [...clean.replace(endings, '')].slice(0, 120).join('').trim() || 'file'
  return `${RESERVED.test(stem) ? `_${stem}` : stem}.${extension}`
}
