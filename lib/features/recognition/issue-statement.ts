import { createHash } from 'node:crypto'
import { isSteppedUp, STEP_UP_KEY } from '@/lib/core/people/session'
import { AppError } from '@/lib/core/errors'
import { statementNumber } from '@/lib/core/recognition/statement'
import { canonicalJson } from '@/lib/server/canonical'
import { command, query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { z } from 'zod'
import { IssueStatement, IssueStatementFor, PeriodInput, ReadStatementFor } from './schema'
import { statementOf, type Statement } from './statement'

export interface IssuedStatement extends Statement {
  number: string
  /** SHA-256 of the number and everything that the statement says */
  hash: string
  issuedAt: Date
}

async function issue(ctx: Ctx, personId: string, input: z.output<typeof IssueStatement>) {
  const statement = await statementOf(ctx, personId, input)
  const { value } = await ctx.db.counter.upsert({ where: { name: 'recognition-statement' }, create: { name: 'recognition-statement', value: 1 }, update: { value: { increment: 1 } }, select: { value: true } })
  const number = statementNumber(ctx.now.toISOString().slice(0, 4), value)
  const hash = createHash('sha256').update(canonicalJson({ number, ...statement })).digest('hex')
  const facts = { number, sha256: hash, name: statement.person.name, personId, from: statement.from, to: statement.to, format: input.format, language: input.language }
  return {
    result: { ...statement, number, hash, issuedAt: ctx.now } satisfies IssuedStatement,
    audit: { action: 'recognition.statement-issued', entity: 'person', entityId: personId, facts },
  }
}

/** A numbered statement of the reader's own, to be handed on; what was issued can be compared with the audit trail. */
export const issueStatement = command({ permission: 'profile:edit', input: IssueStatement, run: (ctx, input) => issue(ctx, ctx.actor.id, input) })

/** The same of somebody else, for personnel: with the password given anew, and recorded. */
export const issueStatementFor = command({ permission: 'recognition:statements', input: IssueStatementFor, stepUp: true, run: (ctx, { personId, ...input }) => issue(ctx, personId, input) })

/** The reader's own statement on the page. */
export const ownStatement = query({ permission: 'recognition:read', input: PeriodInput, run: (ctx, input) => statementOf(ctx, ctx.actor.id, input) })

/** Somebody else's on the page: recorded each time. */
export const readStatementFor = command({
  permission: 'recognition:statements',
  input: ReadStatementFor,
  stepUp: true,
  async run(ctx, { personId, ...input }) {
    const statement = await statementOf(ctx, personId, input)
    return { result: statement, audit: { action: 'recognition.statement-read', entity: 'person', entityId: personId, facts: { name: statement.person.name, from: statement.from, to: statement.to } } }
  },
})

/** Whether a refusal asks for the password. */
export const asksForPassword = (error: unknown): boolean => error instanceof AppError && error.key === STEP_UP_KEY

/** People of whom somebody may ask a statement. */
export const statementPeople = query({
  permission: 'recognition:statements',
  input: PeriodInput,
  async run(ctx) {
    const people = await ctx.db.person.findMany({ select: { id: true, name: true, department: { select: { name: true, nameZh: true } } }, orderBy: { name: 'asc' }, take: 2_000 })
    return { people, steppedUp: isSteppedUp(ctx.stepUpAt ?? null, ctx.now) }
  },
})
