'use client'

import { Pause, Play, RefreshCw, Settings2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { pauseEngineAction, resumeEngineAction, syncEngineAction } from '../actions'
import { ActionButton } from './action-button'

interface EngineActionsProps {
  engine: { id: number; slug: string; paused: boolean; pulled: boolean }
  mayEdit: boolean
  maySync: boolean
}

export function EngineActions({ engine: { id, slug, paused, pulled }, mayEdit, maySync }: EngineActionsProps) {
  const t = useTranslations('enginePages.action')
  return (
    <>
      {mayEdit && (
        <ButtonLink href={`/engines/${slug}/edit`} variant="quiet" icon={<Settings2 aria-hidden="true" />}>
          {t('edit')}
        </ButtonLink>
      )}
      {mayEdit && !paused && (
        <ActionButton variant="quiet" icon={<Pause aria-hidden="true" />} action={() => pauseEngineAction({ id })} done={() => t('paused')}>
          {t('pause')}
        </ActionButton>
      )}
      {mayEdit && paused && (
        <ActionButton variant="primary" icon={<Play aria-hidden="true" />} action={() => resumeEngineAction({ id })} done={() => t('resumed')}>
          {t('resume')}
        </ActionButton>
      )}
      {maySync && pulled && !paused && (
        <ActionButton variant="primary" icon={<RefreshCw aria-hidden="true" />} action={() => syncEngineAction({ id })} done={(data) => t(data.started ? 'started' : 'goingOn')}>
          {t('sync')}
        </ActionButton>
      )}
    </>
  )
}
