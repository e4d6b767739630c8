import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { History } from '@/components/history/history'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { addDays } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { historyOf } from '@/lib/features/audit/queries'
import { getMeeting, type MeetingDetail } from '@/lib/features/meetings/queries'
import { getDayFormat } from '@/lib/i18n/day-format'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import { getMeetingTime } from '../time-format'
import { standingTone } from '../words'
import { AgendaView } from './agenda-view'
import { CancelDialog, CloseDialog, ComposeButton, MoveDialog, StartButton } from './meeting-dialogs'
import { MeetingFacts } from './meeting-facts'
import { MeetingRoom } from './meeting-room'
import { MinutesView } from './minutes-view'

type Props = { params: Promise<{ id: string }> }

const meetingOf = async ({ params }: Props) => {
  const ctx = await pageCtx('meeting:read')
  return { ctx, meeting: await orNotFound(params.then((ref) => getMeeting(ctx, ref))) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ ctx, meeting }, time] = await Promise.all([meetingOf(props), getMeetingTime()])
  return { title: `${nameIn(ctx.locale, meeting.series)} · ${time(meeting.plannedAt, meeting.timeZone)}` }
}

export default async function MeetingPage(props: Props) {
  const { ctx, meeting } = await meetingOf(props)
  const [t, all, time, lines] = await Promise.all([getTranslations('meetings'), getTranslations(), getMeetingTime(), historyOf(ctx, 'meeting', meeting.id)])
  const { id, standing, agenda, live, may, status } = meeting
  const at = time(meeting.plannedAt, meeting.timeZone)
  const running = status === 'running'
  return (
    <Messages areas={['meetings', 'portfolio']}>
      <PageHeader
        size="answer"
        crumbs={[{ label: t('title'), href: '/meetings' }, { label: at }]}
        title={await answer(meeting, nameIn(ctx.locale, meeting.series), at)}
        status={<Status tone={standingTone[standing]}>{t(`standing.${standing}`)}</Status>}
        sentence={await sentence(meeting, at)}
        action={
          meeting.mayHold &&
          (may.compose || may.start || may.cancel) && (
            <>
              {may.cancel && <CancelDialog id={id} />}
              {may.move && <MoveDialog id={id} version={meeting.version} {...meeting.clock} />}
              {may.compose && <ComposeButton id={id} again={agenda !== null} primary={!agenda && !running} />}
              {may.start && <StartButton id={id} agenda={agenda !== null} />}
              {may.close && <CloseDialog id={id} />}
            </>
          )
        }
      />
      {meeting.notYet && !meeting.notYet.ok && <Callout title={say(all, meeting.notYet.reasons[0]!)} />}
      {running && <MeetingRoom first={live} writes={may.write} today={meeting.today} dueOn={addDays(meeting.today, 7)} />}
      {status === 'held' && <Columns main={<MinutesView meeting={meeting} />} side={<MeetingFacts meeting={meeting} />} />}
      <AgendaOf meeting={meeting} />
      {!running && (
        <Columns
          main={
            <Section title={t('history')}>
              <History lines={lines} />
            </Section>
          }
          side={status !== 'held' && <MeetingFacts meeting={meeting} />}
        />
      )}
    </Messages>
  )
}

async function AgendaOf({ meeting: { agenda, status, mayHold } }: { meeting: MeetingDetail }) {
  const t = await getTranslations('meetings')
  if (agenda) return <AgendaView agenda={agenda} />
  if (status === 'held' || status === 'canceled') return status === 'held' ? <p className="mb-7 text-ink-2">{t('page.heldWithoutAgenda')}</p> : null
  return (
    <div className="mb-7">
      <EmptyState title={t('page.noAgendaTitle')}>
        {t('page.noAgendaText')} {!mayHold && t('page.noAgendaReader')}
      </EmptyState>
    </div>
  )
}

async function answer({ standing, live }: MeetingDetail, meeting: string, at: string): Promise<string> {
  const t = await getTranslations('meetings')
  if (standing === 'held') return t('page.held', { meeting, decisions: live.decisions.length, actions: live.actions.length })
  if (standing === 'running' || standing === 'canceled' || standing === 'missed') return t(`page.${standing}`, { meeting })
  return t('page.planned', { meeting, at })
}

async function sentence({ standing, agenda, live, cancelReason, startedAt, may, mayHold }: MeetingDetail, at: string): Promise<string> {
  const [t, f, day] = await Promise.all([getTranslations('meetings'), getFormats(), getDayFormat()])
  if (standing === 'held') return t('page.sentenceHeld', { at, present: live.attendance.filter(({ state }) => state === 'present').length, invited: live.attendance.length })
  if (standing === 'running') return t('page.sentenceRunning', { at: f.time(startedAt) })
  if (standing === 'canceled') return t('page.sentenceCanceled', { at, reason: cancelReason ?? '' })
  if (standing === 'missed') return t(may.start || !mayHold ? 'page.sentenceMissed' : 'page.sentenceGone', { at })
  return agenda ? t('page.sentenceReady', { at: f.dateTime(agenda.composedAt), to: day(agenda.period.to) }) : t('page.sentencePlanned')
}
