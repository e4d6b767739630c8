import { getTranslations } from 'next-intl/server'
import { getDayFormat } from './day-format'
import { getFormats } from './formats'
import type { ReadingWords } from './reading-text'

/** The words of this request for readings of gates. */
export async function getReadingWords(): Promise<ReadingWords> {
  const [t, f, day] = await Promise.all([getTranslations(), getFormats(), getDayFormat()])
  return { t: t as ReadingWords['t'], f, day }
}
