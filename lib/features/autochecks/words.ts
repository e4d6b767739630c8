import type { CheckFault } from '@/lib/core/autochecks/words'
import type { Localized } from '@/lib/core/localized'
import { messageText } from '@/lib/i18n/message-text'

/** The name of a fault in both languages, for notices. */
export async function faultNames(fault: CheckFault): Promise<Localized> {
  const [en, zh] = await Promise.all([messageText('en'), messageText('zh-CN')])
  const key = `autochecks.faults.${fault}.title`
  return { en: en(key), 'zh-CN': zh(key) }
}
