import { z } from 'zod'
import { SendFault } from '@/lib/channels/contract'
import { AppError, ruleError } from '@/lib/core/errors'
import { messageText } from '@/lib/i18n/message-text'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { readSettings } from '@/lib/server/settings'
import { openMail } from './connection'
import { renderPlain } from './render-mail'

/** A mail to the person's own address, at once and by the settings saved last, sent or not: the answer says what the server said. */
export const sendTestMail = command({
  permission: 'settings:edit',
  input: z.strictObject({}),
  prepare: sendNow,
  run: async (ctx, _input, sent) => ({ result: sent, audit: { action: 'mail.tested', entity: 'setting', entityId: 'mail', facts: { to: ctx.actor.id } } }),
})

async function sendNow(ctx: Ctx): Promise<{ address: string }> {
  const { organisation, mail } = await readSettings(ctx.db)
  if (!mail.host || !mail.from) throw ruleError([{ key: 'notices.delivery.notSet' }])
  const person = await ctx.db.person.findUniqueOrThrow({ where: { id: ctx.actor.id }, select: { name: true, email: true } })
  const t = await messageText(ctx.locale)
  const title = t('notices.mail.testSubject', { organisation: organisation.name })
  const base = env().BASE_URL
  const words = { subject: title, title, body: t('notices.mail.testBody', { name: person.name }), link: base }
  const reader = { locale: ctx.locale, timeZone: organisation.timeZone, name: person.name, preferences: `${base}/profile`, organisation: organisation.name }
  let conversation
  try {
    conversation = await openMail(ctx)
    await conversation.send({ id: `test-${ctx.requestId}`, to: { address: person.email, name: person.name }, ...(await renderPlain(words, reader)), attachments: [] })
    return { address: person.email }
  } catch (error) {
    if (!(error instanceof SendFault)) throw error
    throw new AppError({ code: 'upstream', key: `notices.faults.${error.kind}`, params: error.params, cause: error })
  } finally {
    conversation?.close()
  }
}
