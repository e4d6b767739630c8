import type { Document } from './document'
import { inThread } from './thread'

/**
 * The document as PDF; setting a few pages of Chinese takes a third of a second of a thread. Glyphs of both languages are
 * embedded, only those that are used. The same document gives the same bytes.
 */
export const pdfOf = (document: Document): Promise<Uint8Array> => inThread('pdf-thread', document)
