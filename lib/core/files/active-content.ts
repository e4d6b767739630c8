import type { Reason } from '@/lib/core/errors'
import type { FileExtension } from './file-type'
import { latin } from './latin'
import { officeTrouble } from './office-content'
import { pdfTrouble } from './pdf-content'
import { endsAsZip } from './zip-entries'

/** Unpacks deflated bytes (`raw`) or a zlib stream, at most `max` bytes; null when it is damaged or would be larger. */
export type Inflate = (bytes: Uint8Array, kind: 'raw' | 'zlib', max: number) => Uint8Array | null

/** What a file is refused for although its type is allowed; short keys of `files.refused`. */
export type Trouble = 'pdfScript' | 'pdfOpens' | 'pdfEmbedded' | 'protected' | 'unreadable' | 'macros' | 'embedded' | 'externalLinks' | 'dde' | 'twoInOne' | 'markup'

/**
 * Looks for what could run, open or fetch something when the file is opened: scripts, actions, embedded files, macros, OLE,
 * DDE, links that load by themselves, and files that are two kinds at once. Null when nothing was found.
 */
export function activeContentIn(bytes: Uint8Array, extension: FileExtension, inflate: Inflate): Reason | null {
  const trouble = troubleIn(bytes, extension, inflate)
  return trouble && { key: `files.refused.${trouble}` }
}

function troubleIn(bytes: Uint8Array, extension: FileExtension, inflate: Inflate): Trouble | null {
  switch (extension) {
    case 'pdf':
      return endsAsZip(bytes) || /<(html|script|svg|iframe|body)\b/i.test(latin(bytes.subarray(0, 2048))) ? 'twoInOne' : pdfTrouble(bytes, inflate)
    case 'docx':
    case 'xlsx':
      return officeTrouble(bytes, inflate)
    case 'png':
    case 'jpg':
    case 'webp':
      return endsAsZip(bytes) || latin(bytes.subarray(0, 2048)).includes('%PDF-') || /<(html|script|svg|iframe)\b|<\?php/i.test(latin(bytes)) ? 'twoInOne' : null
    case 'csv':
    case 'txt':
      return textTrouble(latin(bytes))
  }
}

/** A cell that calls another program when a table program opens it: `=cmd|'/c calc'!A0`. */
const CALL = /(?:^|[,;\t"\r\n])\s*[=+\-@][^,;\r\n]{0,200}\|[^,;\r\n]{0,400}!/

function textTrouble(text: string): Trouble | null {
  if (text.slice(0, 2048).includes('%PDF-')) return 'twoInOne'
  if (/<(script|iframe|object|embed)\b/i.test(text)) return 'markup'
  return CALL.test(text) ? 'dde' : null
}
