import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import { Facts } from '@/components/ui/facts'
import { InLink } from '@/components/ui/in-link'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { requestCode } from '@/lib/core/requests/statuses'
import { storyEditor } from '@/lib/features/recognition/stories'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { StoryForm } from './story-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recognition.stories'))('write') }
}

export default async function StoriesPage({ searchParams }: { searchParams: Promise<{ request?: string }> }) {
  const ctx = await pageCtx('recognition:edit')
  const { request: requestId } = await searchParams
  const [t, top, f, editor] = await Promise.all([getTranslations('recognition.stories'), getTranslations('recognition'), getFormats(), storyEditor(ctx, requestId ? { requestId } : {})])
  const { request, story, untold, measured } = editor
  const crumbs = [{ label: top('title'), href: '/recognition' }, { label: t('write') }]
  if (!request) {
    return (
      <>
        <PageHeader crumbs={crumbs} title={t('write')} sentence={untold.length ? t('chooseHelp') : t('nothingUntold')} />
        <ul className="panel divide-y divide-line-soft empty:hidden">
          {untold.map(({ id, number, title }) => (
            <li key={id}>
              <InLink href={`/recognition/stories?request=${id}`} className="flex min-h-11 flex-wrap items-baseline gap-x-3 px-4 py-2.5 hover:bg-raised">
                <span className="text-ink-3 tabular-nums">{requestCode(number)}</span>
                <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{title}</span>
              </InLink>
            </li>
          ))}
        </ul>
      </>
    )
  }
  return (
    <Messages areas={['recognition']}>
      <PageHeader crumbs={crumbs} title={t('editorTitle', { code: requestCode(request.number) })} sentence={request.title} />
      {request.anonymous && !story?.named && <Callout tone="watch" title={t('anonymous')} />}
      <Columns
        main={<StoryForm requestId={request.id} story={story} suggestion={request.title} />}
        side={
          <Section title={t('figures')}>
            <Facts
              facts={[
                { label: top('hours'), value: measured ? t('hours', { hours: f.hours(measured.ms), months: measured.months }) : t('noMonth') },
                { label: t('choose'), value: <TextLink href={`/requests/${request.number}`}>{requestCode(request.number)}</TextLink> },
              ]}
            />
            <p className="text-sm whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{request.pain}</p>
          </Section>
        }
      />
    </Messages>
  )
}
