import { BookOpenText, FileText } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Columns, Section } from '@/components/ui/section'
import { Stat } from '@/components/ui/stat'
import { StatBand } from '@/components/ui/stat-band'
import { Tabs } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { isDay } from '@/lib/core/calendar/local-day'
import { leaderboard } from '@/lib/features/recognition/leaderboard'
import { myRecognition } from '@/lib/features/recognition/queries'
import { stories } from '@/lib/features/recognition/stories'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { pageCtx } from '@/lib/server/auth'
import { BadgeList } from './badge-list'
import { DepartmentsTable } from './departments-table'
import { HistoryTable } from './history-table'
import { RulesInWords } from './rules-in-words'
import { ConsentButton } from './story-buttons'
import { StoryCards } from './story-cards'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recognition'))('title') }
}

/** A calendar year as days; null for anything else. */
const yearOf = (year: string | undefined) => (year && /^\d{4}$/.test(year) && isDay(`${year}-01-01`) ? { from: `${year}-01-01`, to: `${year}-12-31` } : {})

export default async function RecognitionPage({ searchParams }: { searchParams: Promise<{ year?: string }> }) {
  const ctx = await pageCtx('recognition:read')
  const period = yearOf((await searchParams).year)
  const [t, f, mine, told] = await Promise.all([getTranslations('recognition'), getFormats(), myRecognition(ctx, period), stories(ctx, {})])
  const board = mine.leaderboard ? await leaderboard(ctx, period) : null
  const { span, totals, entries, facts } = mine
  const year = span.from.slice(0, 4)
  const years = [...new Set([span.today.slice(0, 4), year, ...mine.years])].sort().reverse()
  return (
    <Messages areas={['recognition']}>
      <PageHeader
        size="answer"
        title={t('answer', { points: totals.points, verified: totals.verified, span: t('spanYear', { year }) })}
        sentence={t('sentence')}
        action={
          <ButtonLink href={`/recognition/statement?from=${span.from}&to=${span.to}`} variant="primary" icon={<FileText aria-hidden="true" />}>
            {t('statementLink')}
          </ButtonLink>
        }
      />
      {years.length > 1 && <Tabs label={t('otherYears')} tabs={years.map((one) => ({ href: one === span.today.slice(0, 4) ? '/recognition' : `/recognition?year=${one}`, label: one, active: one === year }))} />}
      <StatBand label={t('band')}>
        <Stat label={t('points')} value={f.number(totals.points)} tone="info" statusWord={t('standing')} note={t('pointsNote', { from: f.day(span.from), to: f.day(span.to) })} />
        <Stat label={t('verified')} value={f.number(totals.verified)} tone={totals.verified > 0 ? 'ok' : 'none'} statusWord={totals.points > 0 ? t('verifiedShare', { share: f.percent(Math.max(0, totals.verified / totals.points) * 10_000, { digits: 0 }) }) : t('noPoints')} />
        <Stat label={t('hours')} value={totals.measuredMs ? f.hours(totals.measuredMs) : null} tone={totals.measuredMs ? 'ok' : 'none'} statusWord={t(totals.measuredMs ? 'hoursNote' : 'noHours')} />
        <Stat label={t('live')} value={f.number(facts.live)} tone={facts.live ? 'ok' : 'none'} statusWord={t('liveNote', { submitted: facts.submitted })} />
      </StatBand>
      {told.own.length > 0 && (
        <Section title={t('stories.ownTitle')}>
          <ul className="panel divide-y divide-line-soft">
            {told.own.map((card) => (
              <li key={card.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 text-sm">
                <span className="min-w-0 flex-1 basis-64">{t('stories.ownText', { named: String(card.named), request: card.request.title })}</span>
                <ConsentButton storyId={card.id} named={card.named} request={card.request.title} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Columns
        main={
          <Section title={t('history.title')} note={entries.length > 0 && t('history.note')}>
            <HistoryTable entries={entries} mayFile={can(ctx.actor, 'request:file')} caption={t('history.title')} />
          </Section>
        }
        side={
          <Section title={t('badges.title')} note={t('badges.note')}>
            <BadgeList badges={mine.badges} />
          </Section>
        }
      />
      <Section
        id="stories"
        title={t('stories.title')}
        note={t('stories.note')}
        action={
          told.mayEdit && (
            <ButtonLink href="/recognition/stories" variant="secondary" size="sm">
              {t('stories.write')}
            </ButtonLink>
          )
        }
      >
        {told.published.length || told.drafts.length ? (
          <StoryCards cards={[...told.drafts, ...told.published]} locale={ctx.locale} mayEdit={told.mayEdit} />
        ) : (
          <EmptyState icon={<BookOpenText />} title={t('stories.emptyTitle')}>
            {t('stories.emptyText')}
          </EmptyState>
        )}
      </Section>
      {board && (
        <Section title={t('leaderboard.title')} note={t('leaderboard.note', { from: f.date(board.from), to: f.date(board.to) })}>
          <DepartmentsTable board={board} locale={ctx.locale} />
        </Section>
      )}
      <Section title={t('rulesWords.title')} note={t('rulesWords.version', { ordinal: mine.ordinal })} action={mine.mayEdit && <TextLink href="/recognition/rules">{t('rulesLink')}</TextLink>}>
        <RulesInWords rules={mine.rules} />
      </Section>
    </Messages>
  )
}
