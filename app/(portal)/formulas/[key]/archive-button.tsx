'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { archiveFormulaAction, restoreFormulaAction } from '../actions'

export function ArchiveButton({ formulaKey: key, version, archived }: { formulaKey: string; version: number; archived: boolean }) {
  const t = useTranslations('formulas')
  return archived ? (
    <Confirm trigger={t('restore')} title={t('restore')} consequence={t('restoreAsk')} confirmLabel={t('restore')} doneMessage={t('restoredDone')} action={() => restoreFormulaAction({ key, version })} />
  ) : (
    <Confirm trigger={t('archive')} variant="quiet" title={t('archive')} consequence={t('archiveAsk')} confirmLabel={t('archive')} doneMessage={t('archivedDone')} action={() => archiveFormulaAction({ key, version })} />
  )
}
