import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { AskList } from '@/components/ui/ask-list'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { addDays } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { getAction, type ActionDetail } from '@/lib/features/actions/queries'
import { historyOf } from '@/lib/features/audit/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { standingOf } from '../due-words'
import { StepDialog } from './step-dialogs'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ctx = await pageCtx('work:read')
  return { title: (await orNotFound(getAction(ctx, await params))).text }
}

/** Where the record lies that the action came from. */
const sourceHref = ({ source, sourceId }: ActionDetail) => (!sourceId ? null : source === 'gate' ? `/gates/reviews/${sourceId}` : source === 'meeting' ? `/meetings/${sourceId}` : source === 'risk' ? `/risks/${sourceId}` : null)

export default async function ActionPage({ params }: Props) {
  const ctx = await pageCtx('work:read')
  const action = await orNotFound(params.then((ref) => getAction(ctx, ref)))
  const [t, f, day, lines] = await Promise.all([getTranslations('actions'), getFormats(), getDayFormat(), historyOf(ctx, 'action', action.id)])
  const { id, version, steps, status, owner, phase, creator } = action
  const standing = standingOf(action, t)
  const href = sourceHref(action)
  const who = owner?.name ?? t('noOwner')
  const sentence =
    status === 'open' ? t(owner ? 'headline.open' : 'headline.openNobody', { owner: who, due: day(action.dueOn) }) : t(`headline.${status}`, { at: f.date(action.doneAt), owner: who })
  return (
    <Messages areas={['actions', 'files']}>
      <PageHeader
        crumbs={[{ label: t('title'), href: '/actions' }]}
        title={action.text}
        status={<Status tone={standing.tone}>{standing.text}</Status>}
        sentence={sentence}
        action={
          steps.length > 0 && (
            <>
              {steps.includes('drop') && <StepDialog step="drop" id={id} version={version} dueOn={action.today} />}
              {steps.includes('edit') && <ButtonLink href={`/actions/${id}/edit`}>{t('edit')}</ButtonLink>}
              {steps.includes('reopen') && <StepDialog step="reopen" id={id} version={version} dueOn={addDays(action.today, 7)} />}
              {steps.includes('finish') && <StepDialog step="finish" id={id} version={version} dueOn={action.today} mayAddFiles={action.may.addFiles} />}
            </>
          )
        }
      />
      <Columns
        main={
          <>
            {action.result && (
              <Section title={t(status === 'dropped' ? 'droppedTitle' : 'resultTitle')}>
                <p className="panel max-w-[75ch] px-4 py-3 whitespace-pre-line">{action.result}</p>
              </Section>
            )}
            {action.files.length > 0 && (
              <Section title={t('files')}>
                <AskList items={action.files.map((file) => ({ id: file.id, title: <a href={`/api/files/${file.id}`} download className="break-all text-accent underline underline-offset-[3px]">{file.name}</a>, note: `${f.bytes(file.size)} · ${f.date(file.createdAt)}` }))} />
              </Section>
            )}
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          </>
        }
        side={
          <Section title={t('facts')}>
            <Facts
              facts={[
                { label: t('ownerPlain'), value: who },
                { label: t('due'), value: day(action.dueOn) },
                { label: t('phase'), value: phase ? can(ctx.actor, 'programme:read') ? <TextLink href={`/programme/phases/${phase.id}`}>{nameIn(ctx.locale, phase)}</TextLink> : nameIn(ctx.locale, phase) : t('noPhase') },
                { label: t('source'), value: href && can(ctx.actor, 'programme:read') ? <TextLink href={href}>{t(`sources.${action.source}`)}</TextLink> : t(`sources.${action.source}`) },
                { label: t('by'), value: creator?.name ?? f.none },
                { label: t('created'), value: f.date(action.createdAt) },
                { label: t('reminders'), value: t('remindersNote', { count: action.reminders, at: f.date(action.remindedAt) }) },
              ]}
            />
          </Section>
        }
      />
    </Messages>
  )
}
