import type { useTranslations } from 'next-intl'
import { jobKeyOf, keyAsWords } from '@/lib/core/audit/words'

/** Who did it, as a reader knows them: a job by its name instead of its id. */
export function actorAs(t: ReturnType<typeof useTranslations<never>>, { actorKind, actorName }: { actorKind: string; actorName: string }): string {
  if (actorKind !== 'job') return actorName
  const key = `jobs.${jobKeyOf(actorName)}.name`
  return t.has(key as never) ? t(key as never) : keyAsWords(actorName)
}
