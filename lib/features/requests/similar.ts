import { HINT_FROM, rankSimilar } from '@/lib/core/requests/similarity'
import { query } from '@/lib/server/command'
import { SimilarTo } from './schema-reactions'
import { searchRequests } from './search'

/** Compared one by one; what shares fewer words is not looked at. */
const CANDIDATES = 60
const SHORTEST = 4

/** Filed requests that may be the same as what is being written, at most three, the likest first. */
export const similarRequests = query({
  permission: 'request:read',
  input: SimilarTo,
  async run(ctx, { text, except }) {
    if ([...text].length < SHORTEST) return []
    const found = await searchRequests(ctx, text, CANDIDATES, 'any')
    const rows = await ctx.db.request.findMany({
      where: { id: { in: found.map(({ id }) => id) }, status: { not: 'draft' }, NOT: { id: except } },
      select: { id: true, number: true, title: true, pain: true, status: true, supports: true, votes: true, duplicateOfId: true, submitterId: true, department: { select: { name: true, nameZh: true } } },
    })
    const [title = '', ...pain] = text.split('\n')
    return rankSimilar({ title, pain: pain.join('\n') }, rows)
      .filter(({ similarity }) => similarity >= HINT_FROM)
      .map(({ idea: { pain: words, submitterId, duplicateOfId: _duplicate, ...idea }, similarity }) => ({ ...idea, pain: words.slice(0, 200).toWellFormed(), own: submitterId === ctx.actor.id, similarityBp: Math.round(similarity * 10_000) }))
  },
})

export type SimilarRequest = Awaited<ReturnType<typeof similarRequests>>[number]
