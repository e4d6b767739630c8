import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { AppError, type Reason } from '@/lib/core/errors'
import { readWorkbook } from '@/lib/features/cases/read-workbook'
import { say } from '@/lib/i18n/say'
import type { Ctx } from '@/lib/server/ctx'
import { DiffTable } from '../diff-table'
import { ApplyWorkbook } from './apply-workbook'

interface WorkbookDifferencesProps {
  ctx: Ctx
  number: number
  fileId: string
}

/** What the chosen workbook would change, with the one button that takes it over; or every cell that stands against it. */
export async function WorkbookDifferences({ ctx, number, fileId }: WorkbookDifferencesProps) {
  const [t, all] = await Promise.all([getTranslations('finance.workbook.page'), getTranslations()])
  const said = (reason: Reason) => say(all as never, reason)
  const found = await readWorkbook(ctx, { number, fileId }).catch((error: unknown) => {
    if (error instanceof AppError && (error.code === 'rule' || error.code === 'not_found')) return { refused: error.shape() }
    throw error
  })
  if ('refused' in found) return <Callout tone="act" live title={said(found.refused)} />
  const { diff, problems, fileName, version } = found
  if (!diff) {
    return (
      <Callout tone="act" live title={t('problems', { file: fileName })}>
        <p>{t('problemsHint')}</p>
        <ul className="mt-1 list-disc pl-4">{problems.map((reason, i) => <li key={i}>{said(reason)}</li>)}</ul>
      </Callout>
    )
  }
  const count = diff.fields.length + diff.lines.reduce((sum, { fields }) => sum + Math.max(1, fields.length), 0)
  if (!count) return <Callout tone="none" live title={t('same', { file: fileName })} />
  return (
    <>
      <DiffTable diff={diff} title={t('differences', { file: fileName })} />
      <ApplyWorkbook number={number} fileId={fileId} version={version} count={count} />
    </>
  )
}
