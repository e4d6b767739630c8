'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { Card } from './card'

/** What the portal found by itself, offered as the answer. */
export function AutoPanel({ auto, onTake }: { auto: NonNullable<Card['auto']>; onTake: () => void }) {
  const t = useTranslations('compatPlan.runner')
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line bg-raised px-3.5 py-2.5 text-sm">
      <p className="min-w-0">
        <Status tone={auto.passed ? 'ok' : 'act'}>{t('auto')}</Status> {auto.passed ? t('autoPass', { name: auto.name, when: auto.when }) : t('autoFail', { name: auto.name, when: auto.when, fault: auto.fault ?? '–' })}
      </p>
      <Button size="lg" onClick={onTake}>{t('takeOver')}</Button>
    </div>
  )
}
