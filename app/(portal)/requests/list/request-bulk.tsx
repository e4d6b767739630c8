'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, type ReactNode } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea } from '@/components/form/text-field'
import { useSelection } from '@/components/table/selection'
import { Button, buttonClass } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { BulkOutcome } from '@/lib/features/requests/bulk-requests'
import { bulkRequestsAction } from '../register-actions'

interface BulkProps {
  assessors: { id: string; name: string }[]
  departments: { value: string; label: string }[]
  mayDecline: boolean
  mayExport: boolean
}

/** What can be done with the selected requests; what could not be done is said for each of them. */
export function RequestBulk({ assessors, departments, mayDecline, mayExport }: BulkProps) {
  const t = useTranslations()
  const router = useRouter()
  const { ids, clear } = useSelection()
  const [outcome, setOutcome] = useState<(BulkOutcome & { count: number }) | null>(null)
  const ask = (what: 'assign' | 'department' | 'park' | 'decline', text: string, fields: ReactNode) => (
    <Dialog key={what} size="sm" trigger={t(`requests.bulk.${what}`)} title={t('requests.bulk.title', { count: ids.length, what: t(`requests.bulk.${what}`) })} description={text}>
      {(close) => (
        <Form
          action={async (_, form) => bulkRequestsAction({ what, ids: [...ids], ...Object.fromEntries([...(form as FormData).entries()].filter(([name, value]) => value !== '' && !name.startsWith('$'))) })}
          guard={false}
          className="grid gap-4"
          onSuccess={(data) => {
            close()
            setOutcome({ ...(data as BulkOutcome), count: ids.length })
            router.refresh()
          }}
        >
          {fields}
          <SubmitButton size="md">{t('requests.bulk.confirm')}</SubmitButton>
        </Form>
      )}
    </Dialog>
  )
  return (
    <div data-print="no" className="fixed inset-x-0 bottom-4 z-20 mx-auto grid w-fit max-w-[calc(100vw-2rem)] gap-2 rounded-md border border-line bg-overlay p-2 pl-4 text-sm shadow-overlay max-md:bottom-[calc(4.5rem+env(safe-area-inset-bottom))]">
      {outcome && (
        <div role="status" className="max-h-48 max-w-xl overflow-y-auto">
          <p className="font-medium">{t('requests.bulk.done', { done: outcome.done, count: outcome.count })}</p>
          {outcome.refused.length > 0 && (
            <>
              <p className="mt-1 text-ink-2">{t('requests.bulk.refused')}</p>
              <ul className="mt-1 grid gap-1">
                {outcome.refused.map((row) => (
                  <li key={row.id}>
                    <span className="font-medium">{[row.code, row.title].filter(Boolean).join(' ')}</span> <span className="text-ink-2">{row.why}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <p role="status" className="font-medium tabular-nums">
          {t('ui.table.selected', { count: ids.length })}
        </p>
        {ask('assign', t('requests.bulk.assignText'), <SelectField name="assessorId" label={t('requests.bulk.assessor')} options={assessors.map(({ id, name }) => ({ value: id, label: name }))} />)}
        {ask('department', t('requests.bulk.departmentText'), <SelectField name="departmentId" label={t('requests.department')} options={departments} placeholder={t('requests.bulk.noDepartment')} />)}
        {ask('park', t('requests.bulk.parkText'), <><TextArea name="reason" label={t('requests.bulk.reason')} rows={3} /><DateField name="day" label={t('requests.bulk.day')} /></>)}
        {mayDecline && ask('decline', t('requests.bulk.declineText'), <><TextArea name="reason" label={t('requests.bulk.reason')} rows={3} /><TextArea name="advice" label={t('requests.bulk.advice')} rows={3} /></>)}
        {mayExport && (
          <a href={`/api/transfer/requests?format=xlsx&ids=${ids.join(',')}`} download className={buttonClass({ size: 'sm' })}>
            {t('requests.bulk.export')}
          </a>
        )}
        <Button variant="quiet" size="sm" onClick={clear}>
          {t('ui.table.clearSelection')}
        </Button>
      </div>
    </div>
  )
}
