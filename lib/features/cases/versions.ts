import { createHash } from 'node:crypto'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'

/** The version that counts as plan: the newest that finance approved; null: none. */
export const countingVersion = (ctx: Ctx, caseId: string) =>
  ctx.db.businessCaseVersion.findFirst({
    where: { caseId, decisions: { some: { outcome: 'approved' } } },
    select: { id: true, ordinal: true, body: true, results: true, digest: true, savedAt: true },
    orderBy: { ordinal: 'desc' },
  })

/** SHA-256 over what was handed in: name, currency, body and everything that it was computed with. */
export const digestOf = (handed: { name: string; currency: string; body: string; results: string }): string => createHash('sha256').update(canonicalJson(handed)).digest('hex')
