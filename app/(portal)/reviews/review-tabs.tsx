import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

export type ReviewTab = 'queue' | 'all' | 'points' | 'statistics' | 'callbacks'

const hrefs: Record<ReviewTab, string> = { queue: '/reviews', all: '/reviews/all', points: '/reviews/points', statistics: '/reviews/statistics', callbacks: '/reviews/callbacks' }

export function ReviewTabs({ active }: { active: ReviewTab }) {
  const t = useTranslations('reviews.tabs')
  return <Tabs label={t('label')} tabs={(Object.keys(hrefs) as ReviewTab[]).map((tab) => ({ href: hrefs[tab], label: t(tab), active: tab === active }))} />
}
