import type { getTranslations } from 'next-intl/server'

type T = Awaited<ReturnType<typeof getTranslations<never>>>

/** How many of the processes that should be linked are, and what becomes of the runs of the others. */
export function linkSentence(t: T, linked: number, rest: number): string {
  if (linked + rest === 0) return t('enginePages.linked.noProcess')
  if (linked === 0) return t('enginePages.linked.none', { count: rest })
  if (rest === 0) return t('enginePages.linked.all', { count: linked })
  return t('enginePages.linked.some', { linked, processes: linked + rest, rest })
}
