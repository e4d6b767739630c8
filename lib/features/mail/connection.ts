import type { EmailConfig } from '@/lib/channels/email/channel'
import { SendFault, type Conversation } from '@/lib/channels/contract'
import { channels } from '@/lib/channels/registry'
import type { Ctx } from '@/lib/server/ctx'
import { env } from '@/lib/server/env'
import { readMailPassword } from '@/lib/server/mail-password'
import { SecretUnreadable } from '@/lib/server/secrets'
import { settingsOf } from '@/lib/server/settings'

/** A conversation with the mail server of the settings, not yet connected. @throws SendFault when its password cannot be read */
export async function openMail(ctx: Ctx): Promise<Conversation> {
  const { host, port, security, user, from, fromName } = await settingsOf(ctx.db, 'mail')
  return channels.email.open({ host, port, security, user, from, fromName, password: await passwordFor(ctx, user), ownName: new URL(env().BASE_URL).hostname } satisfies EmailConfig)
}

async function passwordFor(ctx: Ctx, user: string): Promise<string | null> {
  if (!user) return null
  try {
    return await readMailPassword(ctx.db)
  } catch (error) {
    if (error instanceof SecretUnreadable) throw new SendFault('secret', {}, 'channel', true, error)
    throw error
  }
}
