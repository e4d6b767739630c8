import { useTranslations } from 'next-intl'
import { Tabs } from '@/components/ui/tabs'

export function PortfolioTabs({ active }: { active: 'map' | 'plan' | 'backtest' }) {
  const t = useTranslations('selection.tabs')
  return (
    <Tabs
      tabs={[
        { href: '/portfolio', label: t('map'), active: active === 'map' },
        { href: '/portfolio/plan', label: t('plan'), active: active === 'plan' },
        { href: '/portfolio/backtest', label: t('backtest'), active: active === 'backtest' },
      ]}
    />
  )
}
