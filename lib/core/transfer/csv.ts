import { inert } from './inert'

/** Before the first line: spreadsheets take the file for UTF-8. */
export const UTF8_MARK = '\ufeff'

/** One line of a file: texts made inert and quoted where needed (RFC 4180), numbers as they are, null as nothing. */
export const csvLine = (cells: readonly (string | number | bigint | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: string | number | bigint | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = inert(value.toWellFormed().replaceAll('\0', ' '))
  return /[",\r\n\t;]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/**
 * How a text file is written, from its beginning: its mark, zero bytes on one side of each pair (UTF-16), valid UTF-8 (a
 * character that is cut off at the end does not matter), else GB18030, which Chinese spreadsheets write.
 */
export function encodingOf(head: Uint8Array): CsvEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  const pairs = Math.min(head.length, 2_000) >> 1
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i += 1) {
    if (head[2 * i] === 0) even += 1
    if (head[2 * i + 1] === 0) odd += 1
  }
  if (odd > pairs * 0.3) return 'utf-16le'
  if (even > pairs * 0.3) return 'utf-16be'
  return isUtf8(head) ? 'utf-8' : 'gb18030'
}

/** The last bytes may be the beginning of a character that goes on behind. */
function isUtf8(bytes: Uint8Array): boolean {
  let at = 0
  while (at < bytes.length) {
    const first = bytes[at]!
    const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0
    if (!length) return false
    for (let i = 1; i < length; i += 1) {
      if (at + i >= bytes.length) return true
      if ((bytes[at + i]! & 0xc0) !== 0x80) return false
    }
    at += length
  }
  return true
}

/** The separator of a file by its first line, outside of quotes: comma, semicolon or tab. */
export function separatorOf(text: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 }
  let quoted = false
  for (const char of text.slice(0, 64_000)) {
    if (char === '"') quoted = !quoted
    else if (!quoted && (char === '\n' || char === '\r')) break
    else if (!quoted && char in counts) counts[char as ','] += 1
  }
  if (counts['\t'] > counts[','] && counts['\t'] >= counts[';']) return '\t'
  return counts[';'] > counts[','] ? ';' : ','
}
