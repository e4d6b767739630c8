import { getTranslations } from 'next-intl/server'
import { Tabs } from '@/components/ui/tabs'

/** The two registers of the area. */
export async function AreaTabs({ active }: { active: 'processes' | 'assessments' }) {
  const t = await getTranslations('compliance.tabs')
  return (
    <Tabs
      tabs={[
        { href: '/compliance', label: t('processes'), active: active === 'processes' },
        { href: '/compliance/assessments', label: t('assessments'), active: active === 'assessments' },
      ]}
    />
  )
}
