import type { Inflate, Trouble } from './active-content'
import { zipEntries, type ZipEntry } from './zip-entries'

const MOST_UNPACKED = 128 * 1024 * 1024
const STORED = 0
const DEFLATED = 8

/** Looks through the parts of a Word or Excel file, and of office files inside of it once. */
export const officeTrouble = (bytes: Uint8Array, inflate: Inflate): Trouble | null => packageTrouble(bytes, inflate, { left: MOST_UNPACKED }, 0)

interface Budget {
  left: number
}

function packageTrouble(bytes: Uint8Array, inflate: Inflate, budget: Budget, depth: number): Trouble | null {
  const entries = zipEntries(bytes)
  if (!entries) return 'unreadable'
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return 'unreadable'
  for (const entry of entries) {
    const trouble = nameTrouble(entry.name) ?? (isLooked(entry.name) ? partTrouble(entry, inflate, budget, depth) : null)
    if (trouble) return trouble
  }
  return null
}

function nameTrouble(name: string): Trouble | null {
  if (/vbaproject|activex|macrosheets|vbadata/i.test(name)) return 'macros'
  if (/oleobject|\/embeddings\/(?!.*\.(xlsx|docx)$)/i.test(name)) return 'embedded'
  if (/externallinks\/|(^|\/)connections\.xml$|querytables?\//i.test(name)) return 'externalLinks'
  return null
}

const isLooked = (name: string) => /\.(rels|xml|xlsx|docx)$/i.test(name)

function partTrouble(entry: ZipEntry, inflate: Inflate, budget: Budget, depth: number): Trouble | null {
  if (entry.encrypted) return 'protected'
  const bytes = entry.method === STORED ? entry.data : entry.method === DEFLATED && budget.left > 0 ? inflate(entry.data, 'raw', budget.left) : null
  if (!bytes) return 'unreadable'
  budget.left -= bytes.length
  if (/\.(xlsx|docx)$/i.test(entry.name)) return depth ? 'embedded' : packageTrouble(bytes, inflate, budget, depth + 1)
  const text = xmlText(bytes)
  if (text === null || /<!DOCTYPE|<!ENTITY/i.test(text)) return 'unreadable'
  if (/\.rels$/i.test(entry.name)) return relationTrouble(text)
  if (/content_types/i.test(entry.name)) return /macroEnabled|vbaProject/i.test(text) ? 'macros' : null
  return fieldTrouble(text)
}

/** XML of an office file is UTF-8 or UTF-16; what is written as `&#69;` is read as what it says. */
function xmlText(bytes: Uint8Array): string | null {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[1] === 0 || bytes[0] === 0 ? null : 'utf-8'
  if (!wide) return null
  const text = new TextDecoder(wide).decode(bytes)
  const said = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/i.exec(text.replace(/^\ufeff/, ''))?.[1]
  if (said && !/^utf-?(8|16)$/i.test(said)) return null
  return text.includes('&#') ? text.replace(/&#(x[0-9a-f]{1,6}|\d{1,7});/gi, (whole, code: string) => charOf(/^x/i.test(code) ? Number.parseInt(code.slice(1), 16) : Number(code)) ?? whole) : text
}

const charOf = (code: number): string | null => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null)

/** A link that somebody clicks is no trouble; what is loaded by itself from elsewhere is. */
function relationTrouble(text: string): Trouble | null {
  for (const [relation] of text.matchAll(/<[^>]*\bTargetMode\s*=\s*["']\s*External[^>]*>/gi)) if (!/\bType\s*=\s*["'][^"']*\/hyperlink["']/i.test(relation)) return 'externalLinks'
  return null
}

/** Fields and formulas that call another program (DDE), also when they are cut into several runs. */
function fieldTrouble(text: string): Trouble | null {
  const codes = [...text.matchAll(/<(?:\w+:)?instrText\b[^>]*>([^<]*)</g)].map(([, code]) => code).join('')
  const simple = [...text.matchAll(/<(?:\w+:)?fldSimple\b[^>]*\binstr\s*=\s*["']([^"']*)/g)].map(([, code]) => code).join(' ')
  if (/\bDDE(AUTO)?\b/i.test(codes) || /\bDDE(AUTO)?\b/i.test(simple) || /<(?:\w+:)?ddeLink\b/.test(text)) return 'dde'
  for (const [, formula = ''] of text.matchAll(/<(?:\w+:)?(?:f|definedName|formula1|formula2)\b[^>]*>([^<]*)</g)) if (/\|[^|]*!/.test(formula.replace(/&quot;|&#34;/g, '"').replace(/"[^"]*"/g, ''))) return 'dde'
  return null
}
