'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { ToneMark } from '@/components/ui/status'
import { toneText } from '@/components/ui/tone'
import type { Outcome } from '@/lib/core/compatibility/words'
import { outcomeTone } from '../../../tones'
import type { Card } from './card'

interface CardListProps {
  cards: Card[]
  now: string
  outcomeOf: (card: Card) => Outcome | null
  onGo: (card: Card) => void
}

/** Every check with its mark: where one is, and what is left. Folded on a narrow screen. */
export function CardList({ cards, now, outcomeOf, onGo }: CardListProps) {
  const t = useTranslations('compatPlan.runner')
  const c = useTranslations('compatibility.outcomes')
  const areas = [...new Set(cards.map(({ area }) => area))]
  const list = (
    <div className="scroll-thin max-h-[70vh] overflow-y-auto p-1.5 max-lg:max-h-none">
      {areas.map((area) => (
        <section key={area} aria-label={area}>
          <h3 className="px-2 pt-2 pb-1 text-xs text-ink-3">{area}</h3>
          <ul>
            {cards.filter((card) => card.area === area).map((card) => {
              const outcome = outcomeOf(card) ?? 'none'
              return (
                <li key={card.id}>
                  <button type="button" aria-current={card.id === now ? 'step' : undefined} onClick={() => onGo(card)} className={clsx('flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-sm pointer-coarse:min-h-11', card.id === now ? 'bg-accent-soft font-medium' : 'hover:bg-raised')}>
                    <ToneMark tone={outcomeTone[outcome]} className={toneText[outcomeTone[outcome]]} />
                    <span className="sr-only">{c(outcome)}: </span>
                    <span className="w-8 shrink-0 font-mono text-xs text-ink-3">{card.code}</span>
                    <span className="min-w-0 truncate">{card.subject ?? card.item}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
  return (
    <>
      <nav aria-label={t('list')} className="panel sticky top-16 max-lg:hidden">{list}</nav>
      <details className="panel lg:hidden">
        <summary className="flex min-h-11 cursor-pointer items-center px-3.5 font-medium">{t('list')}</summary>
        {list}
      </details>
    </>
  )
}
