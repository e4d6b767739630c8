import { z } from 'zod'
import { formulaContent, shippedKeys } from '@/lib/content/formulas'
import { command } from '@/lib/server/command'
import { namedOn, storedBody } from './record'

/**
 * Publishes the formulas that the product brings along: those that are missing as version 1, and those that the product has
 * changed since as a further version, as long as nobody here has written one of their own. Doing it again changes nothing.
 */
export const publishShipped = command({
  permission: 'formula:publish',
  input: z.strictObject({}),
  async run(ctx) {
    const known = await ctx.db.formula.findMany({
      where: { key: { in: shippedKeys } },
      select: { id: true, key: true, versions: { select: { ordinal: true, digest: true, authorId: true }, orderBy: { ordinal: 'desc' }, take: 1 } },
    })
    const byKey = new Map(known.map((formula) => [formula.key, formula]))
    const audit = []
    for (const key of shippedKeys) {
      const body = formulaContent(key)
      const stored = storedBody(body)
      const formula = byKey.get(key)
      const newest = formula?.versions[0]
      if (newest && (newest.authorId !== null || newest.digest === stored.digest)) continue
      const ordinal = (newest?.ordinal ?? 0) + 1
      const id = formula?.id ?? (await ctx.db.formula.create({ data: { key, origin: 'shipped' }, select: { id: true } })).id
      const version = await ctx.db.formulaVersion.create({ data: { formulaId: id, ordinal, ...stored, publishedAt: ctx.now }, select: { id: true } })
      audit.push({ action: 'formula.shipped', entity: 'formula', entityId: id, facts: { ...namedOn(body), key, ordinal, formulaVersionId: version.id } })
    }
    return { result: { published: audit.length }, audit }
  },
})
