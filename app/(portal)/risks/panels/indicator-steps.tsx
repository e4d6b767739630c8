'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { ActionButton } from './action-button'
import { archiveIndicatorAction, pauseIndicatorAction, resumeIndicatorAction } from './actions'

interface StepsProps {
  id: string
  version: number
  paused: boolean
  /** Name of the figure, for the question */
  metric: string
}

export function IndicatorSteps({ id, version, paused, metric }: StepsProps) {
  const t = useTranslations('indicators')
  return (
    <>
      <ActionButton label={t(paused ? 'resume' : 'pause')} done={t(paused ? 'done.resumed' : 'done.paused')} action={() => (paused ? resumeIndicatorAction : pauseIndicatorAction)({ id, version })} />
      <Confirm trigger={t('remove')} variant="quiet" size="sm" title={t('removeAsk')} consequence={t('removeWhat', { metric })} confirmLabel={t('remove')} doneMessage={t('done.removed')} action={() => archiveIndicatorAction({ id, version })} danger />
    </>
  )
}
