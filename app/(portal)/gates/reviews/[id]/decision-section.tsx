import { getLocale, getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { nameIn } from '@/lib/core/localized'
import type { ReviewView } from '@/lib/features/gate-reviews/queries'
import { getFormats } from '@/lib/i18n/formats'
import { StandingPanel } from './standing-panel'

const actionTone = { open: 'info', overdue: 'act', done: 'ok', dropped: 'none' } as const

/** The decision with what it followed from, its conditions and what it did. */
export async function DecisionSection({ review, decision }: { review: ReviewView; decision: NonNullable<ReviewView['decision']> }) {
  const [t, locale, f] = await Promise.all([getTranslations('gateReviews'), getLocale(), getFormats()])
  const { facts } = decision
  return (
    <Section title={t('decision.title')} note={t('decision.by', { name: facts.decidedBy.name, at: f.dateTime(decision.decidedAt) })}>
      <StandingPanel quorum={facts.quorum} majority={facts.majority} rule={facts.rule} />
      {decision.note && <p className="mb-4 max-w-[75ch] whitespace-pre-line">{decision.note}</p>}
      {facts.conditions.length > 0 && (
        <div className="mb-5">
          <PlainTable
            caption={t('decision.conditions')}
            columns={[
              { id: 'text', header: t('decision.condition') },
              { id: 'owner', header: t('decision.owner') },
              { id: 'due', header: t('decision.due') },
              { id: 'state', header: t('decision.state') },
            ]}
            rows={facts.conditions.map((condition) => {
              const criterion = condition.ref.startsWith('criterion:') && review.evidence.find(({ criterionId }) => `criterion:${criterionId}` === condition.ref)
              const action = review.actions.get(condition.actionId)
              const late = action?.status === 'open' && action.dueOn < review.today
              const status = late ? 'overdue' : (action?.status as keyof typeof actionTone | undefined)
              return {
                id: condition.ref,
                name: condition.text,
                cells: {
                  text: (
                    <span key="text" className="block max-w-[48ch] whitespace-normal">
                      <TextLink href={`/actions/${condition.actionId}`}>{condition.text}</TextLink>
                      {criterion && <span className="block text-xs text-ink-3">{t('decide.fromCriterion', { criterion: criterion.label[locale] })}</span>}
                    </span>
                  ),
                  owner: condition.owner.name,
                  due: f.date(condition.dueOn),
                  state: status ? { text: t(`actionStatus.${status}`), tone: actionTone[status] } : null,
                },
              }
            })}
          />
        </div>
      )}
      {facts.passed && (
        <ul className="grid list-disc gap-1 pl-4 text-sm text-ink-2">
          <li>{t('decision.closed', { phase: nameIn(locale, facts.passed.closed) })}</li>
          <li>{facts.passed.next ? t(facts.passed.opened ? 'decision.opened' : 'decision.nextOpen', { phase: nameIn(locale, facts.passed.next) }) : t('decision.last')}</li>
          <li>{t('decision.promoted', { count: facts.passed.promoted.length })}</li>
          {facts.passed.left.length > 0 && <li>{t('decision.left', { count: facts.passed.left.length })}</li>}
        </ul>
      )}
    </Section>
  )
}
