import { getTranslations } from 'next-intl/server'
import type { Month } from '@/lib/core/calendar/month'
import { inUnits, wholeUnits } from '@/lib/core/portfolio/money'
import { getFormats } from '@/lib/i18n/formats'

/** Units of money from which a headline shortens an amount. */
const SHORT_FROM = 10_000

/** How the pages of value write money, months and hours in the reader's language. */
export async function valueWords(currency: string) {
  const [t, f] = await Promise.all([getTranslations('value'), getFormats()])
  return {
    t, f,
    /** Short, for headlines; small amounts in full */
    money: (minor: bigint) => (Math.abs(inUnits(minor, currency)) < SHORT_FROM ? f.money(wholeUnits(Number(minor), currency), currency) : f.moneyShort(minor, currency)),
    /** 28,512: whole units, the header of the table names the currency */
    units: (minor: bigint | null, none: string | null = null) => (minor === null ? none : f.number(inUnits(minor, currency))),
    share: (bp: number) => f.percent(bp, { digits: 0 }),
    month: (month: Month) => f.month(`${month}-01`),
    hours: (ms: number) => f.hours(ms),
    /** Sentences one after the other; Chinese has no space between them */
    sentences: (parts: readonly (string | null | false | undefined)[]) => parts.filter(Boolean).join(f.locale === 'en' ? ' ' : ''),
  }
}

export type ValueWords = Awaited<ReturnType<typeof valueWords>>

/** Minor units as a number that a picture is drawn by; texts come from the exact amount. */
export const drawn = (minor: bigint): number => Number(minor) / 100
