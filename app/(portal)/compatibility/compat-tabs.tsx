import { getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/tabs'

const areas = ['matrix', 'runs', 'defects', 'templates', 'checks'] as const
const hrefs: Record<(typeof areas)[number], string> = { matrix: '/compatibility', runs: '/compatibility/runs', defects: '/compatibility/defects', templates: '/compatibility/templates', checks: '/compatibility/checks' }

/** The parts of compatibility, on top of each of their lists. */
export async function CompatTabs({ now }: { now: (typeof areas)[number] }) {
  const t = await getTranslations('compatibility.tabs')
  return <Tabs label={t('label')} tabs={areas.map((area) => ({ href: hrefs[area], label: t(area), active: area === now }))} />
}
