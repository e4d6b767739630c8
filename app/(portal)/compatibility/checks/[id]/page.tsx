import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import type { SearchParams } from '@/components/table/list-params'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getCheck } from '@/lib/features/autochecks/queries'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { archiveCheckAction, confirmCheckAction, pauseCheckAction, resumeCheckAction, withdrawConfirmationAction } from '../actions'
import { outcomeTone } from '../outcome-tone'
import { resultWords } from '../say-fact'
import { CheckFacts } from './check-facts'
import { HistorySection } from './history-section'
import { ResultSection } from './result-section'
import { RunButton } from './run-button'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('compatibility:read')
  return { title: nameIn(ctx.locale, await orNotFound(getCheck(ctx, { id: (await params).id }))) }
}

export default async function CheckPage({ params, searchParams }: Props) {
  const ctx = await pageCtx('compatibility:read')
  const [{ id }, { result, page }] = await Promise.all([params, searchParams])
  const check = await orNotFound(getCheck(ctx, { id, ...(typeof result === 'string' && { result }) }))
  const [t, words, lines] = await Promise.all([getTranslations('autochecks'), resultWords(), historyOf(ctx, 'autocheck', id)])
  const { shown, version, mayEdit, mayRun, archivedAt, status, confirmationMissing } = check
  const outcome = shown?.outcome ?? 'never'
  const name = nameIn(ctx.locale, check)
  return (
    <Messages areas={['autochecks']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/compatibility/checks' }]}
        title={name}
        status={<Status tone={outcomeTone[outcome]}>{t(`outcomes.${outcome}`)}</Status>}
        sentence={t(`kinds.${check.kind}.note`)}
        action={
          !archivedAt && (
            <>
              {mayEdit && <ButtonLink href={`/compatibility/checks/${id}/edit`}>{t('edit')}</ButtonLink>}
              {mayRun && !confirmationMissing && <RunButton id={id} />}
            </>
          )
        }
      />
      {archivedAt && <Callout tone="none" title={t('archivedTitle')}>{t('archivedText')}</Callout>}
      {!archivedAt && confirmationMissing && (
        <Callout
          tone="watch"
          title={t('confirm.title')}
          action={
            mayEdit && (
              <Confirm
                trigger={t('confirm.do')}
                variant="primary"
                title={t('confirm.ask', { target: check.target })}
                consequence={t('confirm.consequence')}
                confirmLabel={t('confirm.do')}
                doneMessage={t('confirm.done')}
                action={confirmCheckAction.bind(null, { id, version, digest: check.digest }, undefined)}
              />
            )
          }
        >
          {t('confirm.text')}
        </Callout>
      )}
      {!shown && !confirmationMissing && <Callout tone="none" title={t('outcomes.never')}>{t('neverText')}</Callout>}
      {shown?.fault && (
        <Callout tone={outcomeTone[outcome]} title={words.fault(shown.fault, 'title')}>
          <p>{words.fault(shown.fault, 'what', shown.params)}</p>
          <p className="mt-1 text-ink">{words.fault(shown.fault, 'todo', shown.params)}</p>
        </Callout>
      )}
      {shown && !shown.fault && <Callout tone="ok" title={t(`passed.${check.kind}`)} />}
      {!check.isNewest && (
        <p className="mb-5 text-sm">
          <TextLink href={`/compatibility/checks/${id}`}>{t('result.toNewest')}</TextLink>
        </p>
      )}
      <Columns
        main={
          <>
            <ResultSection check={check} />
            <HistorySection ctx={ctx} id={id} page={Math.max(1, Number(page) || 1)} />
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={
          <>
            <CheckFacts check={check} locale={ctx.locale} />
            {mayEdit && !archivedAt && (
              <div data-print="no" className="flex flex-wrap gap-2">
                {check.confirmedAt && <Confirm trigger={t('confirm.withdraw')} variant="quiet" title={t('confirm.withdrawTitle')} consequence={t('confirm.withdrawText')} confirmLabel={t('confirm.withdraw')} action={withdrawConfirmationAction.bind(null, { id, version }, undefined)} />}
                {status === 'active' ? (
                  <Confirm trigger={t('pause.do')} variant="quiet" title={t('pause.title')} consequence={t('pause.text')} confirmLabel={t('pause.do')} action={pauseCheckAction.bind(null, { id, version }, undefined)} />
                ) : (
                  <Confirm trigger={t('pause.resume')} variant="quiet" title={t('pause.resumeTitle')} consequence={t('pause.resumeText')} confirmLabel={t('pause.resume')} action={resumeCheckAction.bind(null, { id, version }, undefined)} />
                )}
                <Confirm trigger={t('archive.do')} variant="quiet" danger title={t('archive.title')} consequence={t('archive.text')} confirmLabel={t('archive.do')} afterHref="/compatibility/checks" doneMessage={t('archive.done')} action={archiveCheckAction.bind(null, { id, version }, undefined)} />
              </div>
            )}
          </>
        }
      />
    </Messages>
  )
}
