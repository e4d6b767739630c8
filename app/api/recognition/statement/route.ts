import { asFile } from '@/app/api/as-file'
import { statementFile } from '@/lib/features/recognition/statement-files'
import { asksForPassword } from '@/lib/features/recognition/issue-statement'
import { route } from '@/lib/server/http'

export const dynamic = 'force-dynamic'

/** A recognition statement: `?format=pdf` or `csv`, `?from=&to=`, `?language=`; `?person=` of somebody else. */
export const GET = route({
  auth: { session: 'recognition:read' },
  async handle(ctx, request) {
    const asked = new URL(request.url).searchParams
    const person = asked.get('person') ?? undefined
    const input = { from: asked.get('from') ?? '', to: asked.get('to') ?? '', format: asked.get('format') ?? 'pdf', language: asked.get('language') ?? ctx.locale, ...(person && { personId: person }) }
    try {
      return asFile(await statementFile(ctx, input))
    } catch (error) {
      if (!asksForPassword(error)) throw error
      return new Response(null, { status: 303, headers: { location: `/recognition/statement?${new URLSearchParams({ person: person ?? '', from: input.from, to: input.to })}` } })
    }
  },
})
