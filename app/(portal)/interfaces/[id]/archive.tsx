'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { archiveInterfaceAction, restoreInterfaceAction } from '../actions'

interface Ref {
  id: string
  version: number
}

export function ArchiveInterface({ id, version }: Ref) {
  const t = useTranslations('interfaces')
  return (
    <Confirm
      trigger={t('archive')}
      variant="quiet"
      title={t('archiveTitle')}
      consequence={t('archiveText')}
      confirmLabel={t('archive')}
      doneMessage={t('archiveDone')}
      action={() => archiveInterfaceAction({ id, version })}
    />
  )
}

export function RestoreInterface({ id, version }: Ref) {
  const t = useTranslations('interfaces')
  return (
    <Confirm
      trigger={t('restore')}
      variant="primary"
      title={t('restoreTitle')}
      consequence={t('restoreText')}
      confirmLabel={t('restore')}
      doneMessage={t('restoreDone')}
      action={() => restoreInterfaceAction({ id, version })}
    />
  )
}
