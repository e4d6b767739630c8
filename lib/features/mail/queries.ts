import { z } from 'zod'
import { DAY_MS } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import { query } from '@/lib/server/command'
import { hasMailPassword } from '@/lib/server/mail-password'
import { settingsOf } from '@/lib/server/settings'
import { contentOf } from './write-mail'

/** The mail server as set; of the password only whether there is one. */
export const getMail = query({
  permission: 'settings:read',
  input: z.strictObject({}),
  run: async (ctx) => ({ ...(await settingsOf(ctx.db, 'mail')), passwordKept: await hasMailPassword(ctx.db) }),
})

const NEWEST = 100

/** What left, waits or failed, newest first, and how the last seven days went. */
export const listDeliveries = query({
  permission: 'settings:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [rows, waiting, failed] = await Promise.all([
      ctx.db.delivery.findMany({
        select: { id: true, personId: true, address: true, subject: true, status: true, attempts: true, nextAt: true, sentAt: true, createdAt: true, lastError: true, content: true, notice: { select: { kind: true } } },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: NEWEST,
      }),
      ctx.db.delivery.count({ where: { status: 'waiting' } }),
      ctx.db.delivery.count({ where: { status: 'failed', createdAt: { gte: new Date(ctx.now.getTime() - 7 * DAY_MS) } } }),
    ])
    return {
      rows: rows.map(({ content, lastError, ...row }) => ({ ...row, digest: contentOf({ content }).digest, fault: lastError ? (JSON.parse(lastError) as Reason) : null })),
      waiting,
      failed,
    }
  },
})
