import { useTranslations } from 'next-intl'
import { PlainTable } from '@/components/table/plain-table'
import type { SaidError } from '@/lib/features/transfer/say-report'

/** Row, column, reason and value of what could not be taken. */
export function ErrorTable({ errors }: { errors: readonly SaidError[] }) {
  const t = useTranslations('transfer')
  return (
    <PlainTable
      caption={t('errorsTitle')}
      columns={[
        { id: 'line', header: t('errorList.row'), align: 'right' },
        { id: 'column', header: t('errorList.column') },
        { id: 'reason', header: t('errorList.reason') },
        { id: 'value', header: t('errorList.value'), maxWidth: '24rem' },
      ]}
      rows={errors.map((error, index) => ({ id: String(index), name: `${error.line}`, cells: { line: String(error.line), column: error.column || null, reason: error.reason, value: error.value || null } }))}
    />
  )
}
