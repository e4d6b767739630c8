'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Progress } from '@/components/ui/progress'
import { outcomes, type Outcome } from '@/lib/core/compatibility/words'
import { AnswerForm } from './answer-form'
import { newestOf, type Card } from './card'
import { CardList } from './card-list'
import { CardText } from './card-text'

/** How often answers of others are looked for, ms */
const LOOK_MS = 12_000

/** One card after the other; what others answer meanwhile appears by itself and what is being typed stays. */
export function Runner({ runId, runHref, cards }: { runId: string; runHref: string; cards: Card[] }) {
  const t = useTranslations('compatPlan.runner')
  const router = useRouter()
  const [id, setId] = useState(() => (cards.find((card) => newestOf(card) === null) ?? cards[0])?.id)
  const [chosen, setChosen] = useState<Outcome | null>(null)
  /** Answers of this tester that the server has but the page has not read yet */
  const [sent, setSent] = useState<Record<string, Outcome>>({})
  const top = useRef<HTMLDivElement>(null)
  const place = Math.max(0, cards.findIndex((card) => card.id === id))
  const card = cards[place]
  const outcomeOf = useCallback((one: Card) => newestOf(one) ?? sent[one.id] ?? null, [sent])
  const answered = cards.filter((one) => outcomeOf(one) !== null).length

  const go = useCallback((next: Card | undefined) => {
    if (!next) return
    setId(next.id)
    setChosen(null)
    top.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const nextOpen = useCallback(
    (from: number, done?: string) => [...cards.slice(from + 1), ...cards.slice(0, from)].find((one) => one.id !== done && outcomeOf(one) === null),
    [cards, outcomeOf],
  )

  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [router])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || at.closest('input:not([type=radio]), textarea, select, [role=dialog], [role=combobox]')) return
      const outcome = outcomes[Number(event.key) - 1]
      if (outcome) setChosen(outcome)
      else if (event.key === 'ArrowLeft') go(cards[place - 1])
      else if (event.key === 'ArrowRight') go(cards[place + 1])
      else if (event.key.toLowerCase() === 'n') go(nextOpen(place))
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [cards, place, go, nextOpen])

  if (!card) return null
  const saved = (outcome: Outcome) => {
    setSent((now) => ({ ...now, [card.id]: outcome }))
    router.refresh()
    go(nextOpen(place, card.id) ?? card)
  }
  return (
    <div ref={top} className="grid items-start gap-x-7 gap-y-5 scroll-mt-16 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        <div className="mb-4">
          <Progress label={t('card', { number: place + 1, total: cards.length })} percent={(answered / cards.length) * 100} detail={t('progress', { answered, total: cards.length })} tone="ok" />
        </div>
        {answered === cards.length && (
          <Callout tone="ok" title={t('allDone')} action={<ButtonLink href={runHref} variant="primary">{t('toRun')}</ButtonLink>}>
            {t('allDoneText')}
          </Callout>
        )}
        <article className="panel px-5 py-5 max-sm:px-4" aria-label={card.item}>
          <CardText card={card} />
          <AnswerForm key={card.id} runId={runId} card={card} chosen={chosen} onChoose={setChosen} onSaved={saved} />
        </article>
        <div className="mt-4 grid grid-cols-3 gap-2">
          <Button size="lg" className="min-h-12" disabled={place === 0} onClick={() => go(cards[place - 1])}>{t('previous')}</Button>
          <Button size="lg" className="min-h-12 overflow-hidden" disabled={!nextOpen(place)} onClick={() => go(nextOpen(place))}>{t('nextOpen')}</Button>
          <Button size="lg" className="min-h-12" disabled={place === cards.length - 1} onClick={() => go(cards[place + 1])}>{t('next')}</Button>
        </div>
        <p className="mt-3 text-xs text-ink-3 max-sm:hidden pointer-coarse:hidden">{t('keys')}</p>
      </div>
      <CardList cards={cards} now={card.id} outcomeOf={outcomeOf} onGo={(one) => go(one)} />
    </div>
  )
}
