'use client'

import { Menu } from '@base-ui/react/menu'
import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { BoardCard, ReadSteps } from './board'
import type { CardStep, TakenCard } from './step-dialog'

/** The same steps as by dragging, for keyboards and fingers: read when the menu is opened. */
export function MoveMenu({ card, readSteps, onChoose }: { card: BoardCard; readSteps: ReadSteps; onChoose: (card: TakenCard, step: CardStep) => void }) {
  const t = useTranslations()
  const [taken, setTaken] = useState<TakenCard | null>(null)
  const stepLabel = (name: string) => t(`workflow.steps.${name as 'assess'}.label`)
  return (
    <Menu.Root
      onOpenChange={(open) => {
        if (open) void readSteps(card).then(setTaken)
      }}
    >
      <Menu.Trigger aria-label={t('requests.board.move', { code: card.code })} className={buttonClass({ variant: 'quiet', size: 'sm' }, '-mt-1 -mr-1 aspect-square px-0')}>
        <MoreHorizontal aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-30">
          <Menu.Popup className="w-72 rounded-md border border-line bg-overlay p-1 text-sm shadow-overlay">
            {!taken && <p className="px-2 py-2 text-ink-3">{t('ui.working')}</p>}
            {taken && taken.steps.length === 0 && <p className="px-2 py-2 text-ink-2">{t('requests.board.noSteps')}</p>}
            {taken?.steps.map((step) => (
              <Menu.Item
                key={`${step.name} ${step.to}`}
                disabled={step.reasons.length > 0}
                onClick={() => onChoose(taken, step)}
                className="flex min-h-9 flex-col justify-center rounded-sm px-2 py-1 outline-none data-highlighted:bg-raised data-disabled:text-ink-3 pointer-coarse:min-h-11"
              >
                <span>
                  {stepLabel(step.name)} <span className="text-ink-3">→ {t(`workflow.statuses.${step.to as 'live'}`)}</span>
                </span>
                {step.reasons[0] && <span className="text-xs text-ink-3">{t('requests.board.blocked', { reason: step.reasons[0] })}</span>}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
