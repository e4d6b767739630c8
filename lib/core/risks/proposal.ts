import type { NoticeParams } from '@/lib/core/notices/notice'

/** What a raise was proposed on: a sentence (a message key with the parameters of notices) and the page that shows more. */
export interface ProposalFacts {
  /** Such as `indicator` or `release` */
  source: string
  /** Names the occasion: a second proposal with the same one is none */
  occasion: string
  sentence: { key: string; params: NoticeParams }
  href?: string
}
