import { z } from 'zod'
import type { Attachment, Message } from '@/lib/channels/contract'
import { isLocale, locales } from '@/lib/core/localized'
import type { NoticeParams } from '@/lib/core/notices/notice'
import { readFile } from '@/lib/features/files/queries'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { env } from '@/lib/server/env'
import { readSettings } from '@/lib/server/settings'
import { renderMail, type MailItem } from './render-mail'

export const waitingDelivery = {
  id: true, personId: true, address: true, content: true, attempts: true, createdAt: true,
  notice: { select: { id: true, kind: true, params: true, href: true } },
} satisfies Prisma.DeliverySelect
export type WaitingDelivery = Prisma.DeliveryGetPayload<{ select: typeof waitingDelivery }>

const Content = z.object({
  digest: z.boolean().default(false),
  fileIds: z.array(z.string()).default([]),
  locale: z.enum(locales).optional(),
  kind: z.string().optional(),
  params: z.record(z.string(), z.unknown()).default({}),
  href: z.string().default('/'),
})
export const contentOf = (delivery: { content: string }) => Content.parse(JSON.parse(delivery.content))

/** Why nothing can be written; its words are `notices.faults.<reason>`. */
export type Unwritable = 'noReader' | 'fileGone'

/** The message of one delivery, or of several to one person as a digest, in the language that its reader has chosen now. */
export async function writeMail(ctx: Ctx, deliveries: readonly WaitingDelivery[]): Promise<Message | Unwritable> {
  const [first] = deliveries
  if (!first) return 'noReader'
  const { organisation, mail } = await readSettings(ctx.db)
  const person = first.personId ? await ctx.db.person.findUnique({ where: { id: first.personId }, select: { name: true, email: true, active: true, locale: true, timeZone: true } }) : null
  if (first.personId && !person?.active) return 'noReader'
  const chosen = person?.locale ?? contentOf(first).locale
  const base = env().BASE_URL
  const { subject, text, html } = await renderMail(deliveries.map((delivery) => itemOf(delivery, base)), {
    locale: isLocale(chosen) ? chosen : mail.locale,
    timeZone: person?.timeZone ?? organisation.timeZone,
    name: person?.name ?? null,
    preferences: `${base}/profile`,
    organisation: organisation.name,
  })
  const attachments = await attachmentsOf(ctx, deliveries)
  if (!attachments) return 'fileGone'
  return { id: first.id, to: { address: person?.email ?? first.address, name: person?.name }, subject, text, html, attachments }
}

function itemOf(delivery: WaitingDelivery, base: string): MailItem {
  if (delivery.notice) return { kind: delivery.notice.kind, params: JSON.parse(delivery.notice.params) as NoticeParams, link: `${base}/inbox/${delivery.notice.id}` }
  const { kind = '', params, href } = contentOf(delivery)
  return { kind, params: params as NoticeParams, link: base + href }
}

async function attachmentsOf(ctx: Ctx, deliveries: readonly WaitingDelivery[]): Promise<Attachment[] | null> {
  try {
    return await Promise.all(deliveries.flatMap((delivery) => contentOf(delivery).fileIds).map((id) => readFile(ctx, id)))
  } catch {
    return null
  }
}
