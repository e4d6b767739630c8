import type { z } from 'zod'
import { can, type Permission } from '@/lib/core/access'
import { AppError, conflict, forbidden, invalid, type FieldReasons } from '@/lib/core/errors'
import { isSteppedUp, STEP_UP_KEY } from '@/lib/core/people/session'
import { appendAudit, type AuditDraft } from './audit'
import type { Ctx } from './ctx'
import { db, inTransaction } from './db'
import { isRace } from './db-errors'
import { forgetKept } from './kept'
import { forgetSessions } from './sessions'
import { forgetSettings } from './settings'

/** A use case that changes something: callable from any transport with the same checks. */
export type Verb<Input extends z.ZodType, Result> = ((ctx: Ctx, input: unknown) => Promise<Result>) & {
  kind: 'command' | 'query'
  permission: Permission
  input: Input
}

interface CommandDefinition<Input extends z.ZodType, Result, Prepared> {
  permission: Permission
  input: Input
  /** A person must have given the password within the last five minutes (roles, credentials, security settings). */
  stepUp?: boolean
  /** Slow work that must not hold the transaction: hashing, a call to an engine. */
  prepare?(ctx: Ctx, input: z.output<Input>): Promise<Prepared>
  /** Runs inside the transaction; `audit` may be empty only when nothing was changed. */
  run(ctx: Ctx, input: z.output<Input>, prepared: Prepared): Promise<{ result: Result; audit: AuditDraft | AuditDraft[] }>
}

/**
 * Authorises, parses, prepares, opens or joins the transaction, runs, appends the audit rows, returns.
 * Throws AppError `forbidden`, `invalid`, `conflict` when somebody else was faster, or whatever the verb refuses with; then
 * nothing is stored.
 */
export function command<Input extends z.ZodType, Result, Prepared = undefined>(
  definition: CommandDefinition<Input, Result, Prepared>,
): Verb<Input, Result> {
  const verb = async (ctx: Ctx, raw: unknown): Promise<Result> => {
    authorise(ctx, definition.permission)
    const input = parse(definition.input, raw)
    if (definition.stepUp && ctx.actor.kind === 'person' && !isSteppedUp(ctx.stepUpAt ?? null, ctx.now)) throw stepUpRequired()
    const prepared = (await definition.prepare?.(ctx, input)) as Prepared
    const within = async (inner: Ctx) => {
      const { result, audit } = await definition.run(inner, input, prepared)
      await appendAudit(inner, Array.isArray(audit) ? audit : [audit])
      return result
    }
    if (ctx.inTransaction) return within(ctx)
    const result = await inTransaction((tx) => within({ ...ctx, db: tx, inTransaction: true })).catch((error: unknown) => {
      throw isRace(error) ? conflict() : error
    })
    if (ctx.actor.kind === 'person' || ctx.actor.kind === 'system') {
      // Whatever people changed may concern who may do what, and how.
      forgetSessions()
      forgetSettings()
      forgetKept()
    }
    return result
  }
  return Object.assign(verb, { kind: 'command' as const, permission: definition.permission, input: definition.input })
}

interface QueryDefinition<Input extends z.ZodType, Result> {
  permission: Permission
  input: Input
  run(ctx: Ctx, input: z.output<Input>): Promise<Result>
}

/** Authorises, parses and reads; no transaction, no audit. */
export function query<Input extends z.ZodType, Result>(definition: QueryDefinition<Input, Result>): Verb<Input, Result> {
  const verb = async (ctx: Ctx, raw: unknown): Promise<Result> => {
    authorise(ctx, definition.permission)
    return definition.run(ctx.db ? ctx : { ...ctx, db }, parse(definition.input, raw))
  }
  return Object.assign(verb, { kind: 'query' as const, permission: definition.permission, input: definition.input })
}

const stepUpRequired = () => new AppError({ code: 'rule', key: STEP_UP_KEY })

function authorise(ctx: Ctx, permission: Permission) {
  if (!can(ctx.actor, permission)) throw forbidden(permission)
}

/** Parses with zod; a refusal becomes `invalid` with a reason per field path. */
export function parse<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const parsed = schema.safeParse(raw, { reportInput: true })
  if (parsed.success) return parsed.data
  throw invalid(fieldReasons(parsed.error.issues))
}

/** zod issues as message keys: a custom message that looks like a key is used as it stands. */
export function fieldReasons(issues: readonly z.core.$ZodIssue[]): FieldReasons {
  const fields: FieldReasons = Object.create(null)
  for (const issue of issues) {
    const path = issue.path.map(String).join('.') || '_'
    ;(fields[path] ??= []).push(reasonOf(issue))
  }
  return { ...fields }
}

function reasonOf(issue: z.core.$ZodIssue): { key: string; params?: Record<string, string | number> } {
  if (/^[a-z][\w-]*(\.[\w-]+)+$/i.test(issue.message)) return { key: issue.message }
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? { key: 'errors.required' } : { key: 'errors.tooShort', params: { min: Number(issue.minimum) } }
      if (issue.origin === 'array') return { key: 'errors.tooFew', params: { min: Number(issue.minimum) } }
      return { key: 'errors.min', params: { min: Number(issue.minimum) } }
    case 'too_big':
      if (issue.origin === 'string') return { key: 'errors.tooLong', params: { max: Number(issue.maximum) } }
      if (issue.origin === 'array') return { key: 'errors.tooMany', params: { max: Number(issue.maximum) } }
      return { key: 'errors.max', params: { max: Number(issue.maximum) } }
    case 'invalid_format':
      if (issue.format === 'email') return { key: 'errors.email' }
      if (issue.format === 'url') return { key: 'errors.url' }
      if (issue.format === 'date' || issue.format === 'datetime') return { key: 'errors.date' }
      return { key: 'errors.pattern' }
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return { key: 'errors.required' }
      return { key: issue.expected === 'number' || issue.expected === 'int' ? 'errors.number' : issue.expected === 'date' ? 'errors.date' : 'errors.type' }
    case 'invalid_value':
      return { key: 'errors.choice' }
    case 'unrecognized_keys':
      return { key: 'errors.unknownField', params: { fields: issue.keys.join(', ').slice(0, 200) } }
    default:
      return { key: 'errors.pattern' }
  }
}
