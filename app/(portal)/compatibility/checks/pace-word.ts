import { getTranslations } from 'next-intl/server'
import type { paces } from '@/lib/core/autochecks/pace'

/** "every hour", or that it runs on demand only. */
export async function paceWords(): Promise<(minutes: number | null) => string> {
  const t = await getTranslations('autochecks')
  return (minutes) => (minutes === null ? t('pace.demand') : t(`pace.${minutes as (typeof paces)[number]}`))
}
