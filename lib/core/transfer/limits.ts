/** Limits of what is read from a table. Cells in characters. */
export const tableLimits = { maxColumns: 200, maxCell: 32_000, maxRows: 100_000, batch: 200 } as const
export const MAX_WORKBOOK_BYTES = 20 * 1024 * 1024
export const MAX_CSV_BYTES = 64 * 1024 * 1024
