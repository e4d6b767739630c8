'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { archiveComponentAction, restoreComponentAction } from '../actions'

interface Ref {
  id: string
  version: number
}

export function ArchiveComponent({ id, version }: Ref) {
  const t = useTranslations('components')
  return (
    <Confirm
      trigger={t('archive')}
      variant="quiet"
      title={t('archiveTitle')}
      consequence={t('archiveText')}
      confirmLabel={t('archive')}
      doneMessage={t('archiveDone')}
      action={() => archiveComponentAction({ id, version })}
    />
  )
}

export function RestoreComponent({ id, version }: Ref) {
  const t = useTranslations('components')
  return (
    <Confirm
      trigger={t('restore')}
      variant="primary"
      title={t('restoreTitle')}
      consequence={t('restoreText')}
      confirmLabel={t('restore')}
      doneMessage={t('restoreDone')}
      action={() => restoreComponentAction({ id, version })}
    />
  )
}
