import { createTranslator } from 'next-intl'
import type { MessageParams } from '@/lib/core/errors'
import type { Locale } from '@/lib/core/localized'
import { messagesFor } from './messages'
import { say } from './say'

/** A translator outside of pages: for problem+json, mails and files. */
export async function messageText(locale: Locale): Promise<(key: string, params?: MessageParams) => string> {
  const t = createTranslator({ locale, messages: await messagesFor(locale) })
  return (key, params) => say(t, { key, params })
}
