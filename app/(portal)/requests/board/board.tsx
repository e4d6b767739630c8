'use client'

import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { InLink } from '@/components/ui/in-link'
import { ToneMark } from '@/components/ui/status'
import { toast } from '@/components/ui/toast-store'
import { toneText, type Tone } from '@/components/ui/tone'
import { say } from '@/lib/i18n/say'
import { cardStepsAction } from '../register-actions'
import { MoveMenu } from './move-menu'
import { StepDialog, type CardStep, type TakenCard } from './step-dialog'

export interface BoardCard {
  id: string
  code: string
  title: string
  href: string
  overdue: boolean
  lines: string[]
}

export interface BoardColumn {
  status: string
  label: string
  tone: Tone
  total: string
  hidden: number
  hiddenText: string
  allHref: string
  cards: BoardCard[]
}

/** Steps of a card as the workflow offers them to this reader; null after saying why they could not be read. */
export type ReadSteps = (card: BoardCard) => Promise<TakenCard | null>

/** States as columns. Cards are dragged, or moved by their menu; both ask what the step asks for. */
export function Board({ columns, movable }: { columns: BoardColumn[]; movable: boolean }) {
  const t = useTranslations()
  const [dragged, setDragged] = useState<BoardCard | null>(null)
  const [offered, setOffered] = useState<TakenCard | null>(null)
  const [asked, setAsked] = useState<{ card: TakenCard; step: CardStep } | null>(null)

  const readSteps: ReadSteps = async (card) => {
    const result = await cardStepsAction({ id: card.id }).catch(() => null)
    if (result?.ok) return { ...result.data, card }
    toast({ title: result ? say(t, result.error) : t('errors.offline'), tone: 'act' })
    return null
  }
  const take = async (card: BoardCard) => {
    setDragged(card)
    setOffered(null)
    setOffered(await readSteps(card))
  }
  const drop = (status: string) => {
    const card = offered
    setDragged(null)
    setOffered(null)
    if (!card || card.card.id !== dragged?.id) return
    const steps = card.steps.filter((step) => step.to === status)
    const step = steps.find(({ reasons }) => !reasons.length)
    if (step) return setAsked({ card, step })
    toast({ title: steps[0]?.reasons[0] ?? t('requests.board.notAllowed'), tone: 'watch' })
  }
  const openTo = (status: string) => offered?.card.id === dragged?.id && (offered?.steps.some((step) => step.to === status && !step.reasons.length) ?? false)

  return (
    <>
      <div role="region" aria-label={t('requests.board.title')} tabIndex={0} className="scroll-thin -mx-1 flex gap-3 overflow-x-auto px-1 pb-3">
        {columns.map((column) => (
          <section
            key={column.status}
            aria-label={t('requests.board.cardsOf', { status: column.label, count: column.total })}
            onDragOver={(event) => {
              if (openTo(column.status)) event.preventDefault()
            }}
            onDrop={(event) => {
              event.preventDefault()
              drop(column.status)
            }}
            className={clsx('flex w-64 shrink-0 flex-col rounded-md bg-raised p-2 max-sm:w-[80vw]', dragged && (openTo(column.status) ? 'outline-2 outline-accent' : 'opacity-60'))}
          >
            <h2 className="mb-2 flex items-center gap-1.5 px-1 text-sm font-medium">
              <ToneMark tone={column.tone} className={toneText[column.tone]} />
              <span className="min-w-0 flex-1 truncate">{column.label}</span>
              <span className="font-normal text-ink-3 tabular-nums">{column.total}</span>
            </h2>
            <ul className="grid gap-2">
              {column.cards.map((card) => (
                <li
                  key={card.id}
                  draggable={movable}
                  onDragStart={(event) => {
                    event.dataTransfer.setData('text/plain', card.code)
                    event.dataTransfer.effectAllowed = 'move'
                    void take(card)
                  }}
                  onDragEnd={() => setDragged(null)}
                  className={clsx('rounded-md border border-line bg-surface p-2.5 text-sm', movable && 'cursor-grab', dragged?.id === card.id && 'opacity-50')}
                >
                  <div className="flex items-start gap-1">
                    <InLink href={card.href} draggable={false} className="min-w-0 flex-1 font-medium break-words hover:underline">
                      <span className="line-clamp-3">{card.title}</span>
                    </InLink>
                    {movable && <MoveMenu card={card} readSteps={readSteps} onChoose={(taken, step) => setAsked({ card: taken, step })} />}
                  </div>
                  <p className="mt-1 text-xs text-ink-3 tabular-nums">{card.code}</p>
                  {card.lines.map((line, index) => (
                    <p key={index} className={clsx('text-xs', card.overdue && index === card.lines.length - 1 ? 'text-watch' : 'text-ink-2')}>
                      {line}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
            {column.cards.length === 0 && <p className="px-1 py-2 text-sm text-ink-3">{t('requests.board.emptyColumn')}</p>}
            {column.hidden > 0 && (
              <InLink href={column.allHref} className="mt-2 rounded-sm px-1 py-1 text-sm text-accent hover:underline">
                {column.hiddenText}
              </InLink>
            )}
          </section>
        ))}
      </div>
      {asked && <StepDialog key={`${asked.card.id} ${asked.step.name}`} {...asked} onClose={() => setAsked(null)} />}
    </>
  )
}
