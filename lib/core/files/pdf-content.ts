import type { Inflate, Trouble } from './active-content'
import { latin } from './latin'

const MOST_UNPACKED = 96 * 1024 * 1024

/** Names that a PDF acts by, in the order in which they are told. A name ends where no letter or digit follows. */
const marks: [Trouble, RegExp][] = [
  ['protected', /\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/],
  ['pdfScript', /\/(?:JavaScript|RichMedia|Rendition)(?![A-Za-z0-9])|\/XFA\s*(?:\[|\d+\s+\d+\s+R)/],
  ['pdfOpens', /\/(?:Launch|SubmitForm|ImportData|GoToE|GoToR)(?![A-Za-z0-9])|\/AA\s*(?:<<|\d+\s+\d+\s+R)/],
  // An array is a place in the document to begin at; anything else is an action.
  ['pdfOpens', /\/OpenAction(?![A-Za-z0-9])\s*(?!\s|\[)/],
  ['pdfEmbedded', /\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z0-9])/],
]

/** Looks at the document and into its packed lists of objects; names written with `#xx` are read as what they say. */
export function pdfTrouble(bytes: Uint8Array, inflate: Inflate): Trouble | null {
  const raw = latin(bytes)
  const found = markIn(namesRead(raw))
  if (found) return found
  let left = MOST_UNPACKED
  for (const { head, from, to } of streams(raw)) {
    if (!/\/ObjStm(?![A-Za-z0-9])/.test(namesRead(head))) continue
    const objects = unpack(namesRead(head), bytes.subarray(from, to), inflate, left)
    if (!objects) return 'unreadable'
    left -= objects.length
    const inside = markIn(namesRead(latin(objects)))
    if (inside) return inside
  }
  return null
}

const markIn = (text: string): Trouble | null => marks.find(([, mark]) => mark.test(text))?.[0] ?? null
const namesRead = (text: string): string => (text.includes('#') ? text.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text)

/** Streams with what stands before them in their object. */
function* streams(raw: string): Generator<{ head: string; from: number; to: number }> {
  const start = /\bstream\r?\n/g
  let behind = 0
  for (let match = start.exec(raw); match; match = start.exec(raw)) {
    const from = match.index + match[0].length
    const end = raw.indexOf('endstream', from)
    const to = end < 0 ? raw.length : end
    const object = raw.lastIndexOf(' obj', match.index)
    yield { head: raw.slice(Math.max(behind, object, match.index - 8192), match.index), from, to }
    behind = to
    start.lastIndex = to
  }
}

function unpack(head: string, packed: Uint8Array, inflate: Inflate, left: number): Uint8Array | null {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+|\d+\s+\d+\s+R)/.exec(head)?.[1]
  if (!filter) return packed
  const names = filter.match(/\/\w+/g) ?? []
  return names.length === 1 && names[0] === '/FlateDecode' && left > 0 ? inflate(packed, 'zlib', left) : null
}
