import { rawSheets } from './sheet-cells'
import type { Sheet } from './sheet'
import { inThread } from './thread'

/**
 * The sheets as an XLSX file with typed cells and a header that stays in view. `timeZone` (IANA) is the one in which moments
 * are shown. Texts that begin like a formula are kept from becoming one.
 */
export const xlsxOf = (sheets: readonly Sheet[], timeZone: string): Promise<Uint8Array> => inThread('xlsx-thread', rawSheets(sheets, timeZone))
