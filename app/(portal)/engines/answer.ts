import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/core/localized'
import { nameIn } from '@/lib/core/localized'
import type { EngineRow } from '@/lib/features/engines/queries'
import type { Formats } from '@/lib/i18n/format'

const MINUTE_MS = 60_000

/** The sentence at the head of the list: the worst that holds, named when it is one engine alone. */
export async function answerOf(engines: EngineRow[], f: Formats, locale: Locale): Promise<string> {
  const t = await getTranslations('enginePages.answer')
  const read = engines.filter((engine) => engine.intake === 'pull')
  const of = (health: EngineRow['health']) => read.filter((engine) => engine.health === health)
  const [failing, late, waiting, healthy] = [of('failing'), of('late'), of('waiting'), of('healthy')]
  const [first] = [...failing, ...late, ...waiting, ...healthy]
  const name = first ? nameIn(locale, first) : ''
  if (failing.length > 1) return t('failingMany', { count: failing.length, total: read.length })
  if (failing.length === 1) return t('failingOne', { name, count: first?.failuresInRow ?? 1 })
  if (late.length > 1) return t('lateMany', { count: late.length, total: read.length })
  if (late.length === 1) return t('lateOne', { name, lag: f.duration(first?.lagMs) })
  if (waiting.length) return waiting.length === 1 ? t('waitingOne', { name }) : t('waitingMany', { count: waiting.length })
  if (healthy.length) {
    const lag = Math.max(...healthy.map((engine) => engine.lagMs ?? 0))
    const shown = f.duration(Math.max(1, Math.ceil(lag / MINUTE_MS)) * MINUTE_MS)
    if (healthy.length === 1) return t('freshOne', { name, lag: shown })
    return t('freshMany', { count: healthy.length, paused: read.length - healthy.length, lag: shown })
  }
  return t(read.length ? 'allPaused' : 'pushOnly')
}
