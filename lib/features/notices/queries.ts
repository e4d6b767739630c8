import { z } from 'zod'
import { noticeGroups, type NoticeGroup, type NoticeKind } from '@/lib/core/notices/kinds'
import type { MailChoice, NoticeParams, Tone } from '@/lib/core/notices/notice'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { NoticeFilter } from './schema'

const PAGE_SIZE = 50

/** How many notices of the reader are unread. */
export const unreadCount = (ctx: Ctx): Promise<number> => ctx.db.notice.count({ where: { personId: ctx.actor.id, readAt: null } })

const noticeRow = { id: true, kind: true, params: true, href: true, tone: true, createdAt: true, readAt: true } as const

/** A page of the reader's own notices: all unread ones stand first, then the others, newest first. */
export const listNotices = query({
  permission: 'notice:read',
  input: NoticeFilter,
  async run(ctx, { show, before }) {
    const own = { personId: ctx.actor.id }
    const last = before ? await ctx.db.notice.findFirst({ where: { ...own, id: before }, select: { id: true, createdAt: true } }) : null
    const older = last && { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }
    const newestFirst = [{ createdAt: 'desc' as const }, { id: 'desc' as const }]
    const [unread, read, total, count] = await Promise.all([
      last && show === 'all' ? [] : ctx.db.notice.findMany({ where: { AND: [own, { readAt: null }, older ?? {}] }, select: noticeRow, orderBy: newestFirst, take: PAGE_SIZE + 1 }),
      show === 'unread' ? [] : ctx.db.notice.findMany({ where: { AND: [own, { readAt: { not: null } }, older ?? {}] }, select: noticeRow, orderBy: newestFirst, take: PAGE_SIZE + 1 }),
      ctx.db.notice.count({ where: own }),
      unreadCount(ctx),
    ])
    const paged = show === 'unread' ? unread : read
    return {
      unread: unread.slice(0, PAGE_SIZE).map(noticeView),
      read: read.slice(0, PAGE_SIZE).map(noticeView),
      /** `before` of the next page */
      next: paged.length > PAGE_SIZE ? (paged[PAGE_SIZE - 1]?.id ?? null) : null,
      total,
      count,
    }
  },
})

const noticeView = (row: { id: string; kind: string; params: string; href: string; tone: string; createdAt: Date; readAt: Date | null }) => ({
  ...row,
  kind: row.kind as NoticeKind,
  tone: row.tone as Tone,
  params: JSON.parse(row.params) as NoticeParams,
})
export type NoticeView = ReturnType<typeof noticeView>

/** What the reader chose for each group, and whether the portal sends mail at all. */
export const myPreferences = query({
  permission: 'notice:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [rows, mail] = await Promise.all([ctx.db.noticePreference.findMany({ where: { personId: ctx.actor.id } }), settingsOf(ctx.db, 'mail')])
    const chosen = new Map(rows.map((row) => [row.group, row.mail as MailChoice]))
    return { mailed: mail.enabled, groups: noticeGroups.map((group): { group: NoticeGroup; mail: MailChoice } => ({ group, mail: chosen.get(group) ?? 'now' })) }
  },
})
