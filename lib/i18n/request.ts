import { getRequestConfig } from 'next-intl/server'
import { currentPerson, requestLocale } from '@/lib/server/auth'
import { db } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { isLocale } from './locales'
import { messagesFor } from './messages'

export default getRequestConfig(async ({ locale: asked }) => {
  const [locale, timeZone] = await Promise.all([isLocale(asked) ? asked : requestLocale(), readerTimeZone()])
  return { locale, timeZone, messages: await messagesFor(locale) }
})

async function readerTimeZone(): Promise<string> {
  return (await currentPerson())?.timeZone ?? (await settingsOf(db, 'organisation')).timeZone
}
