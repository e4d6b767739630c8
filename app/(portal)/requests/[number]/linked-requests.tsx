import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { requestCode } from '@/lib/core/requests/statuses'
import type { RequestDetail } from '@/lib/features/requests/detail-queries'
import { toneOfStatus } from '../status-tone'

/** Requests that turned out to be the same as this one. */
export async function LinkedRequests({ request }: { request: RequestDetail }) {
  const [t, w] = await Promise.all([getTranslations('requestDetail'), getTranslations('workflow')])
  if (!request.duplicates.length) return null
  return (
    <Section title={t('duplicates', { count: request.duplicates.length })}>
      <ul className="panel divide-y divide-line-soft">
        {request.duplicates.map((row) => (
          <li key={row.id} className="px-4 py-2 text-sm">
            <TextLink href={`/requests/${row.number}`}>{requestCode(row.number)} {row.title}</TextLink> <Status tone={toneOfStatus(row.status)} plain>{w(`statuses.${row.status as 'draft'}`)}</Status>
          </li>
        ))}
      </ul>
    </Section>
  )
}
