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
      const { name, type, bytes } = await statementFile(ctx, input)
      return new Response(Buffer.from(bytes), {
        headers: {
          'content-type': type,
          'content-length': String(bytes.byteLength),
          'content-disposition': `attachment; filename="${name}"`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        },
      })
    } catch (error) {
      if (!asksForPassword(error)) throw error
      return new Response(null, { status: 303, headers: { location: `/recognition/statement?${new URLSearchParams({ person: person ?? '', from: input.from, to: input.to })}` } })
    }
  },
})
