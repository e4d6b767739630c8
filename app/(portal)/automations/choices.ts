import { getTranslations } from 'next-intl/server'
import { nameIn } from '@/lib/core/localized'
import { technologies } from '@/lib/core/portfolio/stages'
import { findPhases } from '@/lib/features/programme/queries'
import type { Ctx } from '@/lib/server/ctx'

/** What the form of an automation offers. */
export async function automationChoices(ctx: Ctx) {
  const [t, phases] = await Promise.all([getTranslations('automations'), findPhases(ctx, {})])
  return {
    technologies: technologies.map((name) => ({ value: name, label: t(`technologies.${name}`), note: t(`technologyText.${name}`) })),
    phases: phases.filter((phase) => phase.status !== 'closed').map((phase) => ({ value: phase.id, label: nameIn(ctx.locale, phase) })),
  }
}
export type AutomationChoices = Awaited<ReturnType<typeof automationChoices>>
