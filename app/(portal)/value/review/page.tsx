import { MessagesSquare } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/core/access'
import { addDays } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import { FAR_ABOVE, FAR_BELOW, inWords, type Finding } from '@/lib/core/value/review'
import { benefitReview, type BenefitReview } from '@/lib/features/value/review-list'
import { Messages } from '@/lib/i18n/provide'
import { say } from '@/lib/i18n/say'
import { pageCtx } from '@/lib/server/auth'
import { MakeAction } from '../make-action'
import { ValueTabs } from '../value-tabs'
import { valueWords, type ValueWords } from '../value-words'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('value.review'))('title') }
}

const DUE_IN_DAYS = 14
const MOST_WORDS = 400

export default async function ReviewPage() {
  const ctx = await pageCtx('value:read')
  const view = await benefitReview(ctx, {})
  const [words, root] = await Promise.all([valueWords(view.currency), getTranslations()])
  const { t, share, units, month } = words
  const [acts, assigns] = [can(ctx.actor, 'action:close-own'), can(ctx.actor, 'action:edit')]
  const reasonsOf = (findings: readonly Finding[]) => findings.map(({ reason }) => say(root, inWords(reason, month)))
  const sums = can(ctx.actor, 'ledger:sign') && view.rows.some(({ findings }) => findings.some(({ kind }) => kind === 'unsigned'))
  return (
    <Messages areas={['value', 'actions', 'portfolio']}>
      <PageHeader
        size="answer"
        title={view.rows.length ? t('review.answer', { count: view.rows.length }) : t(view.serving ? 'review.none' : 'review.empty')}
        sentence={view.serving > 0 && t('review.sentence', { serving: view.serving, months: view.months, since: month(view.since) })}
        action={sums && <ButtonLink href="/ledger/sign" variant="primary">{t('review.sign')}</ButtonLink>}
      />
      <ValueTabs active="review" />
      {view.rows.length > 0 && can(ctx.actor, 'meeting:read') && <OnAgenda meeting={view.meeting} mayHold={can(ctx.actor, 'meeting:hold')} words={words} />}
      {view.rows.length === 0 ? (
        <EmptyState icon={<MessagesSquare />} title={t(view.serving ? 'review.none' : 'review.empty')}>
          {t('review.note', { below: share(FAR_BELOW), above: share(FAR_ABOVE) })}
        </EmptyState>
      ) : (
        <Section title={t('review.list')} note={t('review.note', { below: share(FAR_BELOW), above: share(FAR_ABOVE) })}>
          <PlainTable
            caption={t('review.list')}
            columns={[
              { id: 'automation', header: t('review.automation') },
              { id: 'share', header: t('review.share') },
              { id: 'realised', header: t('review.realised', { currency: view.currency }), align: 'right' },
              { id: 'planned', header: t('review.planned', { currency: view.currency }), align: 'right' },
              { id: 'why', header: t('review.why') },
              ...(acts ? [{ id: 'step', header: t('review.step') }] : []),
            ]}
            rows={view.rows.map(({ automation, recent, shareBp, findings }) => {
              const name = nameIn(ctx.locale, automation)
              const reasons = reasonsOf(findings)
              return {
                id: automation.id,
                name,
                href: `/automations/${automation.id}?tab=value`,
                cells: {
                  automation: { text: name, sub: automation.department ? nameIn(ctx.locale, automation.department) : undefined },
                  share: shareBp === null ? { text: t('groups.noPlan'), tone: 'none' } : { text: share(shareBp), tone: shareBp < FAR_BELOW ? 'act' : shareBp > FAR_ABOVE ? 'watch' : 'ok' },
                  realised: units(recent.realised),
                  planned: units(recent.planned),
                  why: (
                    <ul key="why" className="max-w-[30rem] min-w-48 whitespace-normal">
                      {reasons.map((reason) => (
                        <li key={reason}>{reason}</li>
                      ))}
                    </ul>
                  ),
                  step: <MakeAction key="step" of="review" text={t('review.actionText', { automation: name, reason: words.sentences(reasons) }).slice(0, MOST_WORDS)} today={view.today} dueOn={addDays(view.today, DUE_IN_DAYS)} mayAssign={assigns} />,
                },
              }
            })}
          />
        </Section>
      )}
    </Messages>
  )
}

/** The next meeting of the steering group takes this list up, or has it already. */
function OnAgenda({ meeting, mayHold, words: { t, f } }: { meeting: BenefitReview['meeting']; mayHold: boolean; words: ValueWords }) {
  if (!meeting) {
    return (
      <Callout tone="none" title={t('review.agenda.title')} action={mayHold && <ButtonLink href="/meetings" size="sm">{t('review.agenda.plan')}</ButtonLink>}>
        {t('review.agenda.none')}
      </Callout>
    )
  }
  const at = f.date(meeting.plannedAt)
  return (
    <Callout tone="info" title={t('review.agenda.title')} action={<ButtonLink href={`/meetings/${meeting.id}`} size="sm">{t('review.agenda.open')}</ButtonLink>}>
      {meeting.agendaAt ? t('review.agenda.composed', { at, composed: f.date(meeting.agendaAt) }) : t('review.agenda.next', { at })}
    </Callout>
  )
}
