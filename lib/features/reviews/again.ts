import type { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import type { Verb } from '@/lib/server/command'
import { wake } from './waiting'

/** The verb once more after somebody else stored the same at the same moment: the second time it finds what they stored. */
export function again<Input extends z.ZodType, Result>(verb: Verb<Input, Result>): Verb<Input, Result> {
  const twice: typeof verb = Object.assign(
    async (ctx: Parameters<typeof verb>[0], raw: unknown) => {
      try {
        return await verb(ctx, raw)
      } catch (error) {
        if (ctx.inTransaction || !(error instanceof AppError && error.key === 'errors.conflict')) throw error
        return verb(ctx, raw)
      }
    },
    { kind: verb.kind, permission: verb.permission, input: verb.input },
  )
  return twice
}

/** Wakes whoever waits for the document once the verb has stored its change. */
export function waking<Input extends z.ZodType, Result extends { id: string }>(verb: Verb<Input, Result>): Verb<Input, Result> {
  return Object.assign(
    async (ctx: Parameters<typeof verb>[0], raw: unknown) => {
      const result = await verb(ctx, raw)
      wake([result.id])
      return result
    },
    { kind: verb.kind, permission: verb.permission, input: verb.input },
  )
}
