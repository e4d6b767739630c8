import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

export type ValueTab = 'programme' | 'leaks' | 'review' | 'ranking'

const hrefs: Record<ValueTab, string> = { programme: '/value', leaks: '/value/leaks', review: '/value/review', ranking: '/value/ranking' }

export function ValueTabs({ active }: { active: ValueTab }) {
  const t = useTranslations('value.tabs')
  return <Tabs label={t('label')} tabs={(Object.keys(hrefs) as ValueTab[]).map((tab) => ({ href: hrefs[tab], label: t(tab), active: tab === active }))} />
}
