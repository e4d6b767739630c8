import { z } from 'zod'

// What the public API v1 sends, read tolerantly: only what identifies a record must be there.

const id = z.union([z.string(), z.number()]).transform(String)

export const ListReply = z.object({ data: z.array(z.unknown()), nextCursor: z.string().max(10_000).nullish() })

export const Execution = z.object({
  id: id.pipe(z.string().regex(/^\d{1,15}$/)),
  status: z.unknown().optional(),
  mode: z.unknown().optional(),
  createdAt: z.unknown().optional(),
  startedAt: z.unknown().optional(),
  stoppedAt: z.unknown().optional(),
  workflowId: id.nullish().catch(null),
  workflowVersionId: z.string().nullish().catch(null),
})
export type Execution = z.output<typeof Execution>

const words = z.string().nullish().catch(null)

/** The part of an execution's data that says why it failed. */
export const ExecutionDetail = z.object({
  data: z
    .object({
      resultData: z
        .object({
          lastNodeExecuted: words,
          error: z
            .object({
              name: words,
              message: words,
              description: words,
              httpCode: z.union([z.string(), z.number()]).nullish().catch(null),
              node: z.object({ type: words, name: words }).nullish().catch(null),
            })
            .nullish()
            .catch(null),
        })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
})
export type FailureDetail = NonNullable<NonNullable<NonNullable<z.output<typeof ExecutionDetail>['data']>['resultData']>['error']>

export const Workflow = z.object({
  id,
  name: z.string().catch(''),
  active: z.boolean().catch(true),
  isArchived: z.boolean().nullish().catch(null),
  versionId: words,
})

export const Discovery = z.object({ data: z.object({ scopes: z.array(z.string()).catch([]) }) })
