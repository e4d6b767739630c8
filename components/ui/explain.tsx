'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink, IconButton } from './button'
import { useOpened } from './use-opened'

/** Everything that a figure opens to; all texts are already in the reader's language. */
export interface Explanation {
  title: string
  /** The figure as it stands on the page. */
  value: string
  /** The question that the figure answers, and what it leaves out. */
  definition: ReactNode
  /** In words or symbols: "succeeded ÷ (succeeded + system failures)". */
  formula: string
  /** The same with numbers: "4,682 ÷ (4,682 + 130) = 97.3 %". */
  computed?: string
  /** The parts: succeeded, failed, excluded … */
  values?: { label: string; value: string }[]
  /** How much evidence: "4,812 items of 3 automations, Oct 26 – Nov 22". */
  sample?: string
  source?: string
  runsHref?: string
  runsLabel?: string
}

/**
 * The panel itself: a native popover that closes with Esc and outside clicks, drawn when it opens first (`drawn`: at once).
 * Only phrasing elements inside, because a figure may stand in a paragraph.
 */
export function ExplainPanel({ id, explanation, drawn = false }: { id: string; explanation: Explanation; drawn?: boolean }) {
  const { opened, onBeforeToggle } = useOpened()
  return (
    <span
      id={id}
      popover="auto"
      role="dialog"
      aria-label={explanation.title}
      data-print="no"
      onBeforeToggle={onBeforeToggle}
      className="with-scrim m-0 ml-auto h-dvh max-h-none w-[27rem] max-w-full overflow-y-auto border-l border-line bg-overlay p-0 text-left text-base font-normal whitespace-normal text-ink shadow-overlay max-sm:mt-auto max-sm:ml-0 max-sm:h-auto max-sm:max-h-[85dvh] max-sm:w-full max-sm:rounded-t-md max-sm:border-t max-sm:border-l-0"
    >
      {(drawn || opened) && <Story id={id} explanation={explanation} />}
    </span>
  )
}

function Story({ id, explanation: e }: { id: string; explanation: Explanation }) {
  const t = useTranslations('ui')
  return (
    <span className="block p-5">
      <span className="mb-4 flex items-start justify-between gap-3">
        <span>
          <span className="block text-sm text-ink-2">{e.title}</span>
          <span className="block text-2xl font-semibold tabular-nums">{e.value}</span>
        </span>
        <IconButton label={t('close')} popoverTarget={id} popoverTargetAction="hide" className="-mt-1 -mr-1.5">
          <X aria-hidden="true" />
        </IconButton>
      </span>
      <Part title={t('explain.definition')}>
        <span className="block text-ink-2">{e.definition}</span>
      </Part>
      <Part title={t('explain.formula')}>
        <Formula>{e.formula}</Formula>
      </Part>
      {(e.computed || e.values) && (
        <Part title={t('explain.values')}>
          {e.computed && <Formula>{e.computed}</Formula>}
          {e.values && (
            <span role="list" className="mt-1.5 block text-sm">
              {e.values.map((v) => (
                <span key={v.label} role="listitem" className="flex justify-between gap-4 border-b border-line-soft py-1.5 last:border-0">
                  <span className="text-ink-2">{v.label}</span>
                  <span className="tabular-nums">{v.value}</span>
                </span>
              ))}
            </span>
          )}
        </Part>
      )}
      {e.sample && <Part title={t('explain.sample')}>{e.sample}</Part>}
      {e.source && <Part title={t('explain.source')}>{e.source}</Part>}
      {e.runsHref && (
        <ButtonLink href={e.runsHref} variant="secondary" className="mt-1 w-full">
          {e.runsLabel ?? t('explain.runs')}
        </ButtonLink>
      )}
    </span>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span className="mb-4 block">
      <span role="heading" aria-level={3} className="mb-1 block text-xs font-medium text-ink-3">
        {title}
      </span>
      {children}
    </span>
  )
}

const Formula = ({ children }: { children: string }) => <span className="block rounded-md bg-raised px-3 py-2 text-sm tabular-nums">{children}</span>
