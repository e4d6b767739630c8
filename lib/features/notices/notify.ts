import { noticeKinds, type NoticeKind } from '@/lib/core/notices/kinds'
import { mailFor, type MailChoice, type NoticeParams, type Tone } from '@/lib/core/notices/notice'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { mailPlan } from './plan-mail'

export interface NoticeDraft {
  personId: string
  kind: NoticeKind
  params: NoticeParams
  /** Page of the portal, such as `/actions/<id>` */
  href: string
  /** Left out: the one of the kind */
  tone?: Tone
  /** The same key a second time makes no second notice */
  dedupeKey?: string
  /** Stored files that the mail carries */
  fileIds?: string[]
}

/**
 * Tells people, inside the caller's transaction: one notice each in the inbox and, as they prefer, one mail that is written
 * in their language when it is sent. Who is not active, and what was told before under the same key, is left out.
 * @returns how many were told
 */
export async function notify(ctx: Ctx, drafts: readonly NoticeDraft[]): Promise<number> {
  const fresh = await notToldYet(ctx, drafts)
  if (!fresh.length) return 0
  if (!ctx.inTransaction) throw new Error('notices are written inside the transaction of what they tell')
  const ids = [...new Set(fresh.map((draft) => draft.personId))]
  // One after the other: inside a transaction there is one connection.
  const people = await ctx.db.person.findMany({ where: { id: { in: ids }, active: true }, select: { id: true, email: true } })
  const preferences = await ctx.db.noticePreference.findMany({ where: { personId: { in: ids } } })
  const plan = await mailPlan(ctx)
  const emails = new Map(people.map((person) => [person.id, person.email]))
  const chosen = new Map(preferences.map((row) => [`${row.personId} ${row.group}`, row.mail as MailChoice]))
  let told = 0
  for (const draft of fresh) {
    const address = emails.get(draft.personId)
    if (!address) continue
    const { group, tone: usual } = noticeKinds[draft.kind]
    const tone = draft.tone ?? usual
    const { id } = await ctx.db.notice.create({
      data: { personId: draft.personId, kind: draft.kind, params: canonicalJson(draft.params), href: draft.href, tone, dedupeKey: draft.dedupeKey, createdAt: ctx.now },
      select: { id: true },
    })
    const how = mailFor(tone, chosen.get(`${draft.personId} ${group}`))
    if (how !== 'off') await plan?.({ noticeId: id, personId: draft.personId, address, how, kind: draft.kind, fileIds: draft.fileIds })
    told += 1
  }
  return told
}

async function notToldYet(ctx: Ctx, drafts: readonly NoticeDraft[]): Promise<NoticeDraft[]> {
  const keys = drafts.flatMap(({ dedupeKey }) => dedupeKey ?? [])
  const known = keys.length ? await ctx.db.notice.findMany({ where: { dedupeKey: { in: keys } }, select: { dedupeKey: true } }) : []
  const seen = new Set(known.map((row) => row.dedupeKey))
  return drafts.filter(({ dedupeKey }) => {
    if (!dedupeKey) return true
    if (seen.has(dedupeKey)) return false
    seen.add(dedupeKey)
    return true
  })
}
