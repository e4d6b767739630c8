import { z } from 'zod'
import { notFound } from '@/lib/core/errors'
import { command } from '@/lib/server/command'
import { NoticeRef } from './schema'

/** What somebody has read is their own business: it leaves no trace but the mark itself. */
export const openNotice = command({
  permission: 'notice:read',
  input: NoticeRef,
  async run(ctx, { id }) {
    const notice = await ctx.db.notice.findFirst({ where: { id, personId: ctx.actor.id }, select: { href: true } })
    if (!notice) throw notFound('notice')
    await ctx.db.notice.updateMany({ where: { id, readAt: null }, data: { readAt: ctx.now } })
    return { result: { href: notice.href }, audit: [] }
  },
})

/** Everything told until now; what arrives in the same moment stays unread. */
export const markAllRead = command({
  permission: 'notice:read',
  input: z.strictObject({}),
  async run(ctx) {
    const { count } = await ctx.db.notice.updateMany({ where: { personId: ctx.actor.id, readAt: null, createdAt: { lte: ctx.now } }, data: { readAt: ctx.now } })
    return { result: { count }, audit: [] }
  },
})
