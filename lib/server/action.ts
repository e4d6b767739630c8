import 'server-only'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { AppError, internal, type ErrorShape } from '@/lib/core/errors'
import { anonymousCtx, requestCtx } from './auth'
import type { Verb } from './command'
import { systemCtx, type Ctx } from './ctx'
import { isDatabaseAway } from './db-errors'
import { log } from './log'

export type ActionResult<Data> = { ok: true; data: Data } | { ok: false; error: ErrorShape & { requestId?: string } }

/** Takes plain input, or (previous state, form data) from `useActionState`. */
export type Action<Data> = (stateOrInput: unknown, formData?: FormData) => Promise<ActionResult<Data>>

interface ActionOptions<Data> {
  /** Paths whose pages show what changed. */
  revalidate?: string | string[]
  /** Where the browser goes afterwards. */
  redirectTo?: (data: Data) => string
  /** Runs without a session, for the set-up page only; the verb checks its own code. */
  as?: 'signed-in' | 'set-up'
}

/** A server action as a transport over one verb: identity from the session, failures as values. */
export function action<Input extends z.ZodType, Result>(verb: Verb<Input, Result>, options: ActionOptions<Result> = {}): Action<Result> {
  return async (stateOrInput, formData) => {
    let ctx: Ctx | undefined
    let data: Result
    try {
      ctx = options.as === 'set-up' ? { ...(await anonymousCtx()), actor: systemCtx('set-up').actor } : await requestCtx()
      data = await verb(ctx, inputOf(stateOrInput, formData))
    } catch (error) {
      return { ok: false, error: shapeOf(error, ctx?.requestId) }
    }
    for (const path of [options.revalidate ?? []].flat()) revalidatePath(path)
    if (options.redirectTo) redirect(options.redirectTo(data))
    return { ok: true, data }
  }
}

function inputOf(stateOrInput: unknown, formData?: FormData): unknown {
  if (formData instanceof FormData) return fromFormData(formData)
  return stateOrInput instanceof FormData ? fromFormData(stateOrInput) : stateOrInput
}

/**
 * Plain object of a form: blank fields are left out, `name[]` collects a list, `a.b` nests.
 * Next's own `$ACTION_…` fields are skipped.
 */
export function fromFormData(form: FormData): Record<string, unknown> {
  const input: Record<string, unknown> = Object.create(null)
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$ACTION') || value === '') continue
    const list = name.endsWith('[]')
    const path = (list ? name.slice(0, -2) : name).split('.')
    let level = input
    for (const step of path.slice(0, -1)) level = (level[step] ??= Object.create(null)) as Record<string, unknown>
    const last = path[path.length - 1] ?? name
    if (list) ((level[last] ??= []) as unknown[]).push(value)
    else level[last] = value
  }
  return input
}

/** What the browser may know of a failure; the unexpected is logged with its request id. */
export function shapeOf(error: unknown, requestId?: string): ErrorShape & { requestId?: string } {
  if (error instanceof AppError && error.code !== 'internal') {
    if (error.code === 'forbidden') log.warn({ requestId, key: error.key, params: error.params }, 'refused')
    return error.shape()
  }
  log.error({ requestId, err: error }, 'action failed')
  if (isDatabaseAway(error)) return { code: 'internal', key: 'errors.unavailable' }
  return { ...internal(error).shape(), ...(requestId && { requestId }) }
}
