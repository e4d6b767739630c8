import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import type { SearchParams } from '@/components/table/list-params'
import { editableRequest, ownDrafts } from '@/lib/features/requests/detail-queries'
import { formValuesOf } from '@/lib/features/requests/form-values'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { requestCode } from '@/lib/core/requests/statuses'
import { formChoices } from '../fields/choices'
import { DraftList } from './draft-list'
import { IntakeStart } from './intake-start'
import { one, prefilled } from './prefill'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('requestForm'))('pageTitle') }
}

export default async function NewRequestPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const ctx = await pageCtx('request:file')
  const params = await searchParams
  const wanted = one(params.draft)
  const [t, f, drafts, known] = await Promise.all([
    getTranslations('requestForm'),
    getFormats(),
    ownDrafts(ctx, {}),
    wanted && UUID.test(wanted) ? editableRequest(ctx, { id: wanted }).catch(() => null) : null,
  ])
  const draft = known?.status === 'draft' ? known : null
  const id = draft?.id ?? (wanted && UUID.test(wanted) && !known ? wanted : randomUUID())
  const initial = draft ? formValuesOf(draft) : await prefilled(ctx, params)
  const choices = await formChoices(ctx, { processId: initial.processId, automationId: initial.automationId })
  const values = draft ? initial : { ...initial, departmentId: initial.departmentId || (choices.ownDepartmentId ?? '') }
  return (
    <Messages areas={['requestForm', 'requestDetail', 'files']}>
      <PageHeader crumbs={[{ label: t('register'), href: '/requests' }]} title={t('pageTitle')} sentence={draft ? t('continued', { code: requestCode(draft.number), at: f.dateTime(draft.updatedAt) }) : t('pageText')} />
      <DraftList
        personId={ctx.actor.id}
        current={id}
        drafts={drafts.filter((row) => row.id !== id).map((row) => ({ id: row.id, title: row.title || row.pain.slice(0, 80) || t('untitled'), at: f.dateTime(row.updatedAt) }))}
      />
      <IntakeStart
        wanted={wanted ?? null}
        id={id}
        personId={ctx.actor.id}
        stored={{ values: draft ? initial : values, version: draft?.version ?? 0 }}
        initial={values}
        files={draft ? latestFiles(draft.attachments) : []}
        choices={choices.where}
        workingDays={choices.workingDays}
      />
    </Messages>
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const latestFiles = (rows: readonly { seriesId: string; file: { id: string; name: string } }[]) =>
  [...new Map(rows.map(({ seriesId, file }) => [seriesId, { seriesId, fileId: file.id, name: file.name }])).values()]
