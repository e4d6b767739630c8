import { getTranslations } from 'next-intl/server'
import { placeOfAddress } from '@/lib/core/autochecks/host'
import { isCheckFault } from '@/lib/core/autochecks/words'
import type { Fact } from '@/lib/core/autochecks/verdict'
import type { MessageParams } from '@/lib/core/errors'
import { getFormats } from '@/lib/i18n/formats'

/** Facts and faults as sentences: durations and moments in the reader's words. */
export async function resultWords() {
  const [t, f] = await Promise.all([getTranslations('autochecks'), getFormats()])
  const shown = (params: MessageParams): MessageParams => ({
    ...params,
    ...Object.fromEntries(
      Object.entries(params).flatMap(([name, value]) => {
        if (name.endsWith('Ms') && typeof value === 'number') return [[name.slice(0, -2), f.duration(value)]]
        if (name.endsWith('At') && typeof value === 'string') return [[name.slice(0, -2), value ? f.date(new Date(value)) : f.none]]
        return name === 'why' && typeof value === 'string' && isCheckFault(value) ? [[name, t(`faults.${value}.title`)]] : []
      }),
    ),
  })
  const say = (key: string, params: MessageParams) => (t.has(key as never) ? t(key as never, shown(params) as never) : placeOfAddress(key))
  return {
    fact: ({ key, params }: Fact) => say(`facts.${key}`, params),
    fault: (fault: string, part: 'title' | 'what' | 'todo', params: MessageParams = {}) => say(`faults.${fault}.${part}`, params),
    rule: (rule: string) => (t.has(`rules.${rule}` as never) ? t(`rules.${rule}` as never) : rule),
  }
}
