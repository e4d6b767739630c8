import type { ReviewRules } from '@/lib/core/gates/review'
import type { Formats } from '@/lib/i18n/format'

/** The sentences of `gateReviews.rules`, in the order in which they are read. */
export const ruleKeys = ['members', 'quorum', 'interest', 'majority', 'mandatory', 'conditions', 'again', 'lapsed', 'decide', 'noQuorum'] as const

export const ruleParams = (rules: Pick<ReviewRules, 'members' | 'quorumBp' | 'majorityBp' | 'closesAt'>, f: Formats) => ({
  count: rules.members.length,
  quorum: f.percent(rules.quorumBp, { digits: rules.quorumBp % 100 ? 2 : 0 }),
  majority: f.percent(rules.majorityBp, { digits: rules.majorityBp % 100 ? 2 : 0 }),
  closes: f.dateTime(rules.closesAt),
})
