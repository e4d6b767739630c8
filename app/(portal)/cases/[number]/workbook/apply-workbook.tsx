'use client'

import { useTranslations } from 'next-intl'
import { Confirm } from '@/components/ui/confirm'
import { applyWorkbookAction } from '../../actions'

interface ApplyWorkbookProps {
  number: number
  fileId: string
  /** Of the draft that the differences were shown against */
  version: number
  count: number
}

export function ApplyWorkbook({ number, fileId, version, count }: ApplyWorkbookProps) {
  const t = useTranslations('finance.workbook.page')
  return <Confirm trigger={t('apply')} title={t('applyTitle')} consequence={t('applyText', { count })} confirmLabel={t('apply')} action={() => applyWorkbookAction({ number, fileId, version })} afterHref={`/cases/${number}`} variant="primary" />
}
