import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { requestCode } from '@/lib/core/requests/statuses'
import { editableRequest, getRequest } from '@/lib/features/requests/detail-queries'
import { formValuesOf } from '@/lib/features/requests/form-values'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { formChoices } from '../../fields/choices'
import { EditForm } from './edit-form'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations('requestDetail'))('editTitle', { code: `R-${(await params).number}` }) }
}

export default async function EditRequestPage({ params }: Props) {
  const ctx = await pageCtx('request:file')
  const request = await orNotFound(params.then((ref) => getRequest(ctx, ref)))
  if (request.status === 'draft') redirect(`/requests/new?draft=${request.id}`)
  if (!request.may.edit) return <NotNow number={request.number} reason={request.editRefused?.key ?? 'requestDetail.edit.notYours'} />
  const stored = await orNotFound(editableRequest(ctx, { id: request.id }))
  const values = formValuesOf(stored)
  const [t, choices] = await Promise.all([getTranslations('requestDetail'), formChoices(ctx, { processId: values.processId, automationId: values.automationId })])
  const code = requestCode(request.number)
  return (
    <Messages areas={['requestForm', 'requestDetail']}>
      <PageHeader
        crumbs={[{ label: t('register'), href: '/requests' }, { label: code, href: `/requests/${request.number}` }]}
        title={t('editTitle', { code })}
        sentence={t(request.own ? 'editOwn' : 'editOther')}
      />
      <EditForm id={request.id} number={request.number} version={stored.version} values={values} choices={choices.where} workingDays={choices.workingDays} />
    </Messages>
  )
}

/** Says why the words stand as they are, and where to go on. */
async function NotNow({ number, reason }: { number: number; reason: string }) {
  const [t, all] = [await getTranslations('requestDetail'), await getTranslations()]
  const code = requestCode(number)
  return (
    <>
      <PageHeader crumbs={[{ label: t('register'), href: '/requests' }, { label: code, href: `/requests/${number}` }]} title={t('editTitle', { code })} />
      <Callout tone="info" title={t('notNow')} action={<ButtonLink href={`/requests/${number}#discussion`}>{t('toDiscussion')}</ButtonLink>}>
        {all(reason as 'requestDetail.edit.later')}
      </Callout>
    </>
  )
}
