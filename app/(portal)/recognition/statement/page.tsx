import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { can } from '@/lib/core/access'
import { isDay } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import { asksForPassword, ownStatement, readStatementFor, statementPeople } from '@/lib/features/recognition/issue-statement'
import type { Statement } from '@/lib/features/recognition/statement'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import { orNotFound, pageCtx } from '@/lib/server/auth'
import type { Ctx } from '@/lib/server/ctx'
import { HistoryTable } from '../history-table'
import { ConfirmForm } from './confirm-form'
import { PeriodForm } from './period-form'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recognition.statement'))('title') }
}

const dayOf = (text: string | undefined) => (text && isDay(text) ? text : undefined)

export default async function StatementPage({ searchParams }: { searchParams: Promise<{ from?: string; to?: string; person?: string }> }) {
  const ctx = await pageCtx('recognition:read')
  const asked = await searchParams
  const [t, top, statuses, f] = await Promise.all([getTranslations('recognition.statement'), getTranslations('recognition'), getTranslations('workflow.statuses'), getFormats()])
  const mayReadOthers = can(ctx.actor, 'recognition:statements')
  const personId = mayReadOthers && asked.person && asked.person !== ctx.actor.id ? asked.person : undefined
  const [from, to] = [dayOf(asked.from), dayOf(asked.to)]
  const wrongOrder = from !== undefined && to !== undefined && from > to
  const period = wrongOrder ? {} : { from, to }
  const people = mayReadOthers ? (await statementPeople(ctx, {})).people.map(({ id, name, department }) => ({ value: id, label: name, note: department ? nameIn(ctx.locale, department) : undefined })) : undefined
  const statement = await orNotFound(read(ctx, personId, period))
  const query = new URLSearchParams({ ...(personId && { person: personId }), from: statement?.from ?? from ?? '', to: statement?.to ?? to ?? '' })
  const file = (format: string, language: string) => `/api/recognition/statement?${query}&format=${format}&language=${language}`
  const other = ctx.locale === 'en' ? 'zh-CN' : 'en'
  const { totals } = statement ?? {}
  return (
    <Messages areas={['recognition']}>
      <PageHeader
        crumbs={[{ label: top('title'), href: '/recognition' }, { label: t('title') }]}
        title={totals ? t('answer', { points: totals.points, verified: totals.verified }) : t('title')}
        size={totals ? 'answer' : 'record'}
        sentence={personId && statement ? t('sentenceOther', { name: statement.person.name }) : t('sentence')}
        action={
          statement && (
            <>
              <ButtonLink variant="quiet" href={file('csv', ctx.locale)} download>
                {t('csvFile')}
              </ButtonLink>
              <ButtonLink variant="quiet" href={file('pdf', other)} download>
                {t(other === 'en' ? 'inEnglish' : 'inChinese')}
              </ButtonLink>
              <ButtonLink variant="primary" href={file('pdf', ctx.locale)} download>
                {t('pdf')}
              </ButtonLink>
            </>
          )
        }
      />
      {wrongOrder && <Callout tone="act" title={t('order')} />}
      <div className="mb-6">
        <PeriodForm from={statement?.from ?? from ?? ''} to={statement?.to ?? to ?? ''} people={people} person={people?.find(({ value }) => value === (personId ?? ctx.actor.id))} />
        {people && <p className="mt-2 text-xs text-ink-3">{t('othersText')}</p>}
      </div>
      {statement ? (
        <>
          <Section title={t('byIdea')} note={t('measuredNote')}>
            <PlainTable
              caption={t('byIdea')}
              columns={[
                { id: 'request', header: t('csv.request') },
                { id: 'title', header: t('csv.title') },
                { id: 'status', header: t('status') },
                { id: 'points', header: t('csv.points'), align: 'right' },
                { id: 'hours', header: t('hours'), align: 'right' },
              ]}
              rows={statement.ideas.map(({ number, title, status, points, measuredMs }) => ({
                id: String(number),
                name: title,
                cells: { request: <TextLink href={`/requests/${number}`}>{requestCode(number)}</TextLink>, title: <span className="whitespace-normal">{title}</span>, status: statuses(status as 'live'), points: f.number(points), hours: measuredMs ? f.hours(measuredMs) : null },
              }))}
              empty={<p className="text-sm text-ink-3">{t('none')}</p>}
            />
          </Section>
          {statement.badges.length > 0 && (
            <Section title={t('badges')}>
              <p className="text-sm">{f.list(statement.badges.map(({ badge, day }) => t('badge', { badge: top(`badges.${badge}.name`), day: f.date(day) })))}</p>
            </Section>
          )}
          <Section title={t('history')}>
            <HistoryTable entries={statement.entries.toReversed()} mayFile={false} caption={t('history')} />
          </Section>
        </>
      ) : (
        <Section title={t('confirmTitle')} note={t('confirmText')}>
          <ConfirmForm href={`/recognition/statement?${query}`} />
        </Section>
      )}
    </Messages>
  )
}

/** Null: the password is asked for first. */
async function read(ctx: Ctx, personId: string | undefined, period: { from?: string; to?: string }): Promise<Statement | null> {
  if (!personId) return ownStatement(ctx, period)
  try {
    return await readStatementFor(ctx, { personId, ...period })
  } catch (error) {
    if (asksForPassword(error)) return null
    throw error
  }
}
