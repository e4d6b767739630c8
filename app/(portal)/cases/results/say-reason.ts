import type { Reason } from '@/lib/core/errors'
import { say } from '@/lib/i18n/say'

type Translator = Parameters<typeof say>[0]

/** A reason in the reader's language; names that come in both languages are chosen here. */
export const sayReason = (t: unknown, { key, params }: Reason, locale: string): string =>
  say(t as Translator, { key, params: params && 'en' in params && 'zh' in params ? { ...params, name: String(locale === 'zh-CN' ? params.zh : params.en) } : params })
