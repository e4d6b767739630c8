import type { Document } from '@/lib/documents/document'
import { pdfOf } from '@/lib/documents/pdf'
import type { MessageParams } from '@/lib/core/errors'
import { ruleError } from '@/lib/core/errors'
import { nameIn, type Locale } from '@/lib/core/localized'
import { makeFormats } from '@/lib/i18n/format'
import { messageText } from '@/lib/i18n/message-text'
import { query } from '@/lib/server/command'
import { minutesBlocks } from './minutes-blocks'
import { cancellationOf, frozenOf, loadReview, type FrozenReview } from './record'
import { MinutesRef } from './schema'

export interface Writer {
  locale: Locale
  /** A sentence of the area `gateReviews` */
  t(key: string, params?: MessageParams): string
  /** A sentence of any area */
  say(key: string, params?: MessageParams): string
  f: ReturnType<typeof makeFormats>
}

/** The minutes of an ended review, from its stored rows alone: the same bytes whenever and by whomever they are asked for. */
export const reviewMinutes = query({
  permission: 'programme:read',
  input: MinutesRef,
  async run(ctx, { id, locale }): Promise<{ name: string; bytes: Uint8Array }> {
    const review = frozenOf(await loadReview(ctx, id))
    if (review.status === 'open') throw ruleError([{ key: 'gateReviews.errors.open' }])
    const document = await minutesOf(review, await cancellationOf(ctx, review), locale)
    return { name: `gate-minutes-${review.rules.phase.key}-${review.ordinal}-${locale}.pdf`, bytes: await pdfOf(document) }
  },
})

export async function minutesOf(review: FrozenReview, cancellation: { by: string; reason: string } | null, locale: Locale): Promise<Document> {
  const { rules, decision, ordinal, evidenceHash } = review
  const say = await messageText(locale)
  const write: Writer = {
    locale,
    say,
    t: (key, params) => say(`gateReviews.${key}`, params),
    f: makeFormats(locale, rules.timeZone, { points: say('common.units.points'), none: say('common.units.none') }),
  }
  const { t } = write
  return {
    locale,
    title: t('minutes.document'),
    subtitle: t('minutes.subtitle', { phase: nameIn(locale, rules.phase), ordinal }),
    organisation: rules.organisation,
    blocks: minutesBlocks(review, cancellation, write),
    footer: t('minutes.footerOpen', { evidence: evidenceHash }),
    pageWords: t('minutes.page', { page: '{page}', pages: '{pages}' }),
    createdAt: decision?.decidedAt ?? review.endedAt ?? review.openedAt,
  }
}
