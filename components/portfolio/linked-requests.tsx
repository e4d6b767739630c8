import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import type { RequestStatus, RequestType } from '@/lib/core/requests/statuses'

interface Linked {
  total: number
  rows: { id: string; code: string; number: number; title: string; type: RequestType; status: RequestStatus }[]
}

/** Ideas, problems and changes that concern a record; who filed them is not said here. */
export function LinkedRequests({ requests, action }: { requests: Linked; action?: ReactNode }) {
  const t = useTranslations('components.requests')
  const r = useTranslations('requests')
  const w = useTranslations('workflow')
  if (!requests.total && !action) return null
  return (
    <Section id="requests" title={t('title')} note={t('note', { count: requests.total })} action={action}>
      <PlainTable
        caption={t('title')}
        columns={[
          { id: 'title', header: t('request') },
          { id: 'type', header: t('type') },
          { id: 'status', header: t('status') },
        ]}
        rows={requests.rows.map((row) => ({
          id: row.id,
          name: row.title,
          href: `/requests/${row.number}`,
          cells: { title: { text: row.title, sub: row.code }, type: r(`types.${row.type}`), status: w(`statuses.${row.status}`) },
        }))}
        empty={<p className="panel border-dashed px-4 py-4 text-sm text-ink-3">{t('none')}</p>}
      />
    </Section>
  )
}
