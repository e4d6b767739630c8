import { getTranslations } from 'next-intl/server'
import { componentKinds } from '@/lib/core/portfolio/landscape'
import { technologies } from '@/lib/core/portfolio/stages'

/** What the form of a component and the filter of the list offer. */
export async function componentChoices() {
  const [t, a] = await Promise.all([getTranslations('components'), getTranslations('automations')])
  return {
    kinds: componentKinds.map((value) => ({ value, label: t(`kinds.${value}`), note: t(`kindText.${value}`) })),
    technologies: technologies.map((value) => ({ value, label: a(`technologies.${value}`) })),
  }
}
export type ComponentChoices = Awaited<ReturnType<typeof componentChoices>>
