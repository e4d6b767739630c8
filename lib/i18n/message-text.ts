import { createTranslator } from 'next-intl'
import type { MessageParams } from '@/lib/core/errors'
import type { Locale } from '@/lib/core/localized'
import { messagesFor } from './messages'
import { say, type Translator } from './say'

/** A translator without namespace, outside of pages. */
export const translatorOf = async (locale: Locale): Promise<Translator> => createTranslator({ locale, messages: await messagesFor(locale) }) as unknown as Translator

/** A translator outside of pages: for problem+json, mails and files. */
export async function messageText(locale: Locale): Promise<(key: string, params?: MessageParams) => string> {
  const t = await translatorOf(locale)
  return (key, params) => say(t, { key, params })
}
