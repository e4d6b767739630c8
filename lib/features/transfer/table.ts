import type { Permission } from '@/lib/core/access'
import type { Reason } from '@/lib/core/errors'
import type { CellReader } from '@/lib/core/transfer/cells'
import type { SheetCell } from '@/lib/documents/sheet'
import type { AuditDraft } from '@/lib/server/audit'
import type { Ctx } from '@/lib/server/ctx'

/** A sentence or word by its key, in the language of the file. */
export type Words = (key: string, params?: Reason['params']) => string

export interface TransferColumn<Row, Facts> {
  /** Stable name; files may use it as a header */
  key: string
  /** Message key of the header; files may use it in either language */
  header: string
  /** The cell of an exported file; null: empty. Texts are made inert by the writer. Left out: the column is only read. */
  write?: (row: Row, words: Words) => SheetCell
  /** How a cell is read (lib/core/transfer/cells.ts). Left out: the column is only written, and ignored when a file has it. */
  read?: CellReader<Facts>
  /** A file without this column, or a row without a value, is refused. */
  required?: boolean
  /** Neither written nor named for a reader without this permission, for instance money. */
  permission?: Permission
}

/** Values of a row by column key; a column that the file lacks is `undefined`, an empty cell is null. */
export type RowValues = Record<string, unknown>

export interface ReadRow {
  /** Line in the file; the header is 1 */
  line: number
  values: RowValues
}

export type RowOutcome =
  | { line: number; outcome: 'created' | 'updated' | 'unchanged' }
  /** Nothing of the row was stored. */
  | { line: number; outcome: 'refused'; reason: Reason; column?: string }

/**
 * What a register says of itself, so that it can be written to and read from CSV and XLSX files. One object per register, in
 * lib/features/<register>/transfer.ts, and one line in app/api/transfer/registers.ts:
 *
 *     export const processTable: TransferTable<ProcessRow, ProcessFacts> = {
 *       name: 'processes', title: 'processes.title', exported: 'process.exported', imported: 'process.imported',
 *       exportPermission: 'register:export', importPermission: 'register:import', readPermission: 'process:read',
 *       columns: [{ key: 'code', header: 'processes.code', write: (row) => row.code, read: textCell(20), required: true }, …],
 *       pages: (ctx, params) => …, facts: (ctx) => …, identity: (values) => values.code as string, save: oneByOne(saveRow),
 *     }
 */
export interface TransferTable<Row, Facts> {
  /** Part of addresses and file names: `processes` */
  name: string
  /** Message key of the register's name */
  title: string
  /** Page of the register, when it is not `/<name>` */
  href?: string
  /** Audit actions (`history.actions.…` has a sentence for each) */
  exported: string
  imported: string
  readPermission: Permission
  exportPermission: Permission
  importPermission: Permission
  columns: readonly TransferColumn<Row, Facts>[]
  /** Pages of exactly what the list's address (its query) shows, in its order, all of it */
  pages(ctx: Ctx, params: Record<string, string>): AsyncIterable<readonly Row[]>
  /** What cells are compared with, read once for a file */
  facts(ctx: Ctx): Promise<Facts>
  /** What a row is known by (number, code, address): a second row with the same in one file is refused. Null: always new. */
  identity(values: RowValues): string | null
  /** What is known only from the whole row, before anything is stored; null: nothing against it */
  check?(ctx: Ctx, rows: readonly ReadRow[], facts: Facts): Promise<RowOutcome[]>
  /**
   * Creates or updates up to `BATCH` rows inside the caller's transaction; loading the same file again changes nothing.
   * Audit rows of verbs it calls are written by them; its own come back in `audit`.
   */
  save(ctx: Ctx, rows: readonly ReadRow[], facts: Facts): Promise<{ outcomes: RowOutcome[]; audit?: AuditDraft[] }>
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyTable = TransferTable<any, any>

/** Rows that are stored in one transaction, at most. */
export const BATCH = 100
/** More rows are neither written nor read. */
export const MOST_ROWS = 100_000
