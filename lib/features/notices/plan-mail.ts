import { addDays, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import type { Locale } from '@/lib/core/localized'
import type { NoticeKind } from '@/lib/core/notices/kinds'
import type { NoticeParams } from '@/lib/core/notices/notice'
import { canonicalJson } from '@/lib/server/canonical'
import type { Ctx } from '@/lib/server/ctx'
import { readSettings, settingsOf } from '@/lib/server/settings'

/** Digests leave at this hour of the organisation's time zone. */
const DIGEST_HOUR_MS = 8 * 3_600_000

interface PlannedMail {
  noticeId: string
  personId: string
  address: string
  how: 'now' | 'digest'
  kind: NoticeKind
  fileIds?: string[]
}

/** Writes rows for the delivery job; null while the portal sends no mail, so that nothing piles up. */
export async function mailPlan(ctx: Ctx): Promise<((mail: PlannedMail) => Promise<void>) | null> {
  const { mail: settings, organisation } = await readSettings(ctx.db)
  if (!settings.enabled) return null
  return async ({ noticeId, personId, address, how, kind, fileIds }) => {
    const digest = how === 'digest'
    const nextAt = digest ? nextDigest(ctx.now, organisation.timeZone) : ctx.now
    const content = canonicalJson({ digest, fileIds: fileIds ?? [] })
    await ctx.db.delivery.create({ data: { noticeId, personId, channel: 'email', address, subject: kind, content, nextAt, createdAt: ctx.now }, select: { id: true } })
  }
}

export interface OutsideMail {
  address: string
  locale: Locale
  kind: NoticeKind
  params: NoticeParams
  href: string
  fileIds?: string[]
}

/** Mail to addresses that are nobody's in the portal, such as a distribution list; inside the caller's transaction. */
export async function mailOutside(ctx: Ctx, mails: readonly OutsideMail[]): Promise<number> {
  if (!(await settingsOf(ctx.db, 'mail')).enabled) return 0
  for (const { address, kind, ...content } of mails) {
    await ctx.db.delivery.create({
      data: { channel: 'email', address, subject: kind, content: canonicalJson({ digest: false, fileIds: [], ...content, kind }), nextAt: ctx.now, createdAt: ctx.now },
      select: { id: true },
    })
  }
  return mails.length
}

function nextDigest(now: Date, timeZone: string): Date {
  const today = localDay(now.getTime(), timeZone)
  const at = startOfDay(today, timeZone) + DIGEST_HOUR_MS
  return new Date(at > now.getTime() ? at : startOfDay(addDays(today, 1), timeZone) + DIGEST_HOUR_MS)
}
