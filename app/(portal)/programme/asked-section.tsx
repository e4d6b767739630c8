import { getTranslations } from 'next-intl/server'
import { AskList, type AskItem } from '@/components/ui/ask-list'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { nameIn } from '@/lib/core/localized'
import type { Asked } from '@/lib/features/cockpit/queries'
import type { ReadingWords } from '@/lib/i18n/reading-text'

/** What only the reader can do, each with the way to do it. */
export async function AskedSection({ asked, words }: { asked: Asked[]; words: ReadingWords }) {
  const [t, roles] = await Promise.all([getTranslations('cockpit.asked'), getTranslations('people.role')])
  const { f, day } = words
  const itemOf = (one: Asked): AskItem => {
    switch (one.kind) {
      case 'vote':
      case 'decide': {
        const closes = f.dateTime(one.closesAt)
        return item(one.reviewId, t(one.kind, { phase: nameIn(f.locale, one.phase) }), t(one.kind === 'vote' ? 'voteNote' : 'decideNote', { day: closes }), `/gates/reviews/${one.reviewId}`, t(one.kind === 'vote' ? 'doVote' : 'doDecide'), true)
      }
      case 'sign':
        return item(`${one.criterionId} ${one.role}`, t('sign', { label: one.label[f.locale] }), t('signNote', { role: roles(one.role) }), `/gates/${one.phaseId}/sign?criterion=${one.criterionId}&role=${one.role}`, t('doSign'))
      case 'open-review':
        return item('open-review', t('openReview', { phase: nameIn(f.locale, one.phase) }), t('openReviewNote', { met: one.met, of: one.of }), `/gates/reviews/new?phase=${one.phase.id}`, t('doOpenReview'), true)
      case 'action':
        return item(one.id, one.text, t('actionNote', { day: day(one.dueOn) }), `/actions/${one.id}`, t('doAction'))
    }
  }
  return (
    <div data-print="no" className="cockpit-asked">
      <Section title={t('title')}>{asked.length ? <AskList items={asked.map(itemOf)} /> : <p className="text-sm text-ink-3">{t('nothing')}</p>}</Section>
    </div>
  )
}

const item = (id: string, title: string, note: string, href: string, label: string, urgent = false): AskItem => ({
  id,
  title,
  note,
  action: (
    <ButtonLink size="sm" href={href} variant={urgent ? 'primary' : 'secondary'}>
      {label}
    </ButtonLink>
  ),
})
