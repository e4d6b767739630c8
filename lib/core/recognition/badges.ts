/** What is counted of a person, over all time. */
export interface BadgeFacts {
  /** Requests handed in that were neither withdrawn nor duplicates */
  submitted: number
  approved: number
  live: number
  /** Own live requests that another department joined with its volume */
  sharedLive: number
  /** Requests of others, joined for one's own department, that went live */
  supportsCameTrue: number
  /** Hours that runs were measured to give back, the person's part */
  hours: number
  /** Approved after they had been rejected */
  improved: number
}

interface BadgeRule {
  fact: keyof BadgeFacts
  from: number
}

/** Each badge with its condition, in the order in which people usually earn them. */
export const badges = {
  firstIdea: { fact: 'submitted', from: 1 },
  firstApproved: { fact: 'approved', from: 1 },
  improved: { fact: 'improved', from: 1 },
  firstLive: { fact: 'live', from: 1 },
  shared: { fact: 'sharedLive', from: 1 },
  ally: { fact: 'supportsCameTrue', from: 1 },
  tenHours: { fact: 'hours', from: 10 },
  hundredHours: { fact: 'hours', from: 100 },
  threeLive: { fact: 'live', from: 3 },
  thousandHours: { fact: 'hours', from: 1_000 },
} as const satisfies Record<string, BadgeRule>

export type BadgeKey = keyof typeof badges
export const badgeKeys = Object.keys(badges) as BadgeKey[]
export const isBadge = (key: string): key is BadgeKey => Object.hasOwn(badges, key)

/** Every badge whose condition holds. */
export const badgesEarned = (facts: BadgeFacts): BadgeKey[] => badgeKeys.filter((key) => facts[badges[key].fact] >= badges[key].from)
