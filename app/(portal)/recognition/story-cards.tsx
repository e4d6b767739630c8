import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import { requestCode } from '@/lib/core/requests/statuses'
import type { StoryCard } from '@/lib/features/recognition/stories'
import { getFormats } from '@/lib/i18n/formats'
import { StoryButtons } from './story-buttons'

/** What became of ideas: words of the automation centre, figures of the record. */
export async function StoryCards({ cards, locale, mayEdit }: { cards: readonly StoryCard[]; locale: Locale; mayEdit: boolean }) {
  const [t, f] = await Promise.all([getTranslations('recognition.stories'), getFormats()])
  const zh = locale === 'zh-CN'
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {cards.map((card) => (
        <li key={card.id} className="panel flex min-w-0 flex-col gap-2 p-4">
          <div>
            <h3 className="font-semibold text-balance [overflow-wrap:anywhere]">
              {(zh && card.titleZh) || card.title}
              {card.status === 'draft' && (
                <span className="ml-2 inline-flex font-normal">
                  <Status tone="none">{t('draft')}</Status>
                </span>
              )}
            </h3>
            <p className="text-xs text-ink-3">
              <TextLink href={`/requests/${card.request.number}`}>{requestCode(card.request.number)}</TextLink> {' · '}
              {card.by ? t('by', { name: card.by }) : card.request.department ? t('unnamedIn', { department: nameIn(locale, card.request.department) }) : t('unnamed')}
              {card.request.liveAt && ` · ${t('since', { date: f.date(card.request.liveAt) })}`}
              {card.request.supports > 0 && ` · ${t('joined', { count: card.request.supports })}`}
            </p>
          </div>
          <p className="text-lg font-semibold tabular-nums">{card.measured ? t('hours', { hours: f.hours(card.measured.ms), months: card.measured.months }) : <span className="text-sm font-normal text-ink-3">{t('noMonth')}</span>}</p>
          <p className="text-sm whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{(zh && card.textZh) || card.text}</p>
          {mayEdit && (
            <div className="mt-auto flex flex-wrap gap-2 pt-1" data-print="no">
              <StoryButtons id={card.id} requestId={card.request.id} version={card.version} status={card.status} named={card.named} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
