import { amountFields, type Amounts, type Figures } from '@/lib/core/ledger/amounts'
import type { Ctx } from '../ctx'
import { dialect } from '../db'
import { readRows } from './read'

type Reader = Pick<Ctx, 'db' | 'inTransaction'>

/** Whole numbers as the database keeps them: minor units, ms, units. */
type Whole<T> = { [K in keyof T]: null extends T[K] ? number | null : number }

export interface AmountRow extends Whole<Amounts> {
  automationId: string
  month: string
  currency: string
}

export interface MonthRow extends AmountRow, Whole<Omit<Figures, keyof Amounts | 'gap'>> {
  signed: number
  gap: string | null
}

export interface BooksAsked {
  /** Null: of all */
  automationIds: readonly string[] | null
  from?: string
  to?: string
}

const others = ['plannedMinor', 'plannedMs'] as const
/** Numbers of either size arrive as numbers. */
const whole = (expression: string, as: string) => (dialect === 'sqlite' ? `${expression} AS "${as}"` : `CAST(${expression} AS double precision) AS "${as}"`)
const signedOr = (column: string) => `CASE WHEN s."id" IS NULL THEN m."${column}" ELSE s."${column}" END`
const isAnyText = (column: string) => (dialect === 'sqlite' ? `${column} IN (SELECT value FROM json_each(?))` : `${column} IN (SELECT json_array_elements_text(?::text::json))`)

function conditions(automation: string, month: string, { automationIds, from, to }: BooksAsked): { sql: string; params: string[] } {
  const parts: [string, string][] = [
    ...(automationIds ? [[isAnyText(automation), JSON.stringify(automationIds)] as [string, string]] : []),
    ...(from ? [[`${month} >= ?`, from] as [string, string]] : []),
    ...(to ? [[`${month} <= ?`, to] as [string, string]] : []),
  ]
  return { sql: parts.map(([sql]) => ` AND ${sql}`).join(''), params: parts.map(([, param]) => param) }
}

/** Every month as it stands: what was signed, else the working figures. One query however many months. */
export function readBookMonths(ctx: Reader, asked: BooksAsked): Promise<MonthRow[]> {
  const { sql, params } = conditions('m."automationId"', 'm."month"', asked)
  const plain = ['currency', 'coverageBp', 'adoptionBp', 'gap'].map((column) => `${signedOr(column)} AS "${column}"`)
  return readRows(
    ctx,
    `SELECT m."automationId", m."month", CASE WHEN s."id" IS NULL THEN 0 ELSE 1 END AS "signed", ${[...amountFields, ...others].map((column) => whole(signedOr(column), column)).join(', ')}, ${plain.join(', ')}
      FROM "LedgerMonth" m LEFT JOIN "LedgerEntry" s ON s."automationId" = m."automationId" AND s."month" = m."month" AND s."kind" = 'signed' WHERE 1 = 1${sql}`,
    params,
  )
}

/** Adjustments and corrections by the month in which they count. */
export function readBookings(ctx: Reader, asked: BooksAsked): Promise<AmountRow[]> {
  const { sql, params } = conditions('e."automationId"', 'e."bookedMonth"', asked)
  return readRows(
    ctx,
    `SELECT e."automationId", e."bookedMonth" AS "month", e."currency", ${amountFields.map((column) => whole(`e."${column}"`, column)).join(', ')} FROM "LedgerEntry" e WHERE e."kind" <> 'signed'${sql}`,
    params,
  )
}

/** Months from `from` to before `before` with automations that nobody signed: how many, and how many of them the person does not answer for. */
export function readUnsigned(ctx: Reader, personId: string, from: string, before: string): Promise<{ month: string; open: number; yours: number }[]> {
  const count = (expression: string, as: string) => `CAST(${expression} AS ${dialect === 'sqlite' ? 'INTEGER' : 'double precision'}) AS "${as}"`
  return readRows(
    ctx,
    `SELECT m."month", ${count('COUNT(*)', 'open')}, ${count(`SUM(CASE WHEN ? IN (COALESCE(a."ownerId", ''), COALESCE(a."deputyId", ''), COALESCE(a."builderId", '')) THEN 0 ELSE 1 END)`, 'yours')}
      FROM "LedgerMonth" m JOIN "Automation" a ON a."id" = m."automationId"
      LEFT JOIN "LedgerEntry" s ON s."automationId" = m."automationId" AND s."month" = m."month" AND s."kind" = 'signed'
      WHERE s."id" IS NULL AND m."month" >= ? AND m."month" < ? GROUP BY m."month" ORDER BY m."month" DESC`,
    [personId, from, before],
  )
}
