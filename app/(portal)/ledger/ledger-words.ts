import { getTranslations } from 'next-intl/server'
import type { Cause } from '@/lib/core/ledger/books'
import type { Month } from '@/lib/core/calendar/month'
import { inUnits, wholeUnits } from '@/lib/core/portfolio/money'
import { getFormats } from '@/lib/i18n/formats'

/** How the pages of the ledger write money, months, hours and causes in the reader's language. */
export async function ledgerWords() {
  const [t, f] = await Promise.all([getTranslations('ledger'), getFormats()])
  const named = new Intl.DateTimeFormat(f.locale, { timeZone: 'UTC', year: 'numeric', month: 'long' })
  const months = new Intl.DateTimeFormat(f.locale, { timeZone: 'UTC', month: 'short' })
  const signed = (value: bigint, text: string) => (value > 0n ? `+${text}` : text)
  return {
    t, f,
    /** October 2026 */
    month: (month: Month) => named.format(new Date(`${month}-01`)),
    /** Oct */
    monthShort: (month: Month) => months.format(new Date(`${month}-01`)),
    hours: (ms: bigint | number) => f.hours(Number(ms)),
    hoursChange: (ms: bigint) => signed(ms, f.hours(Number(ms))),
    /** Whole units: what a headline says. */
    moneyWhole: (minor: bigint, currency: string) => f.money(BigInt(wholeUnits(Number(minor), currency)), currency),
    /** 28,512: the header of the table names the currency. */
    units: (minor: bigint | null, currency: string) => (minor === null ? null : f.number(inUnits(minor, currency))),
    moneyChange: (minor: bigint | null, currency: string) => (minor === null ? f.none : signed(minor, f.money(minor, currency))),
    causes: (reason: string | null) => f.list((reason ?? '').split(' ').filter(Boolean).map((cause) => t(`causes.${(cause as Cause) === 'late-data' ? 'lateData' : (cause as Exclude<Cause, 'late-data'>)}`))),
  }
}

export type LedgerWords = Awaited<ReturnType<typeof ledgerWords>>
