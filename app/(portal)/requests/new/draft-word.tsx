'use client'

import { CloudOff } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { DraftState } from '@/components/form/use-draft'
import { ToneMark } from '@/components/ui/status'
import { toneText } from '@/components/ui/tone'

/** Where the draft is kept right now, in a few words. */
export function DraftWord({ state }: { state: DraftState }) {
  const t = useTranslations('requestForm.draft')
  const format = useFormatter()
  const kept = 'local' in state && !state.local ? 'notKept' : null
  const word =
    state.kind === 'saved' ? t('saved', { time: format.dateTime(state.at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) })
    : state.kind === 'saving' ? t('saving')
    : state.kind === 'offline' ? t(kept ?? 'offline')
    : state.kind === 'signed-out' ? t(kept ?? 'signedOut')
    : state.kind === 'refused' ? t(kept ?? 'refused', { reason: state.reasons[0] ?? '' })
    : state.kind === 'conflict' ? t('conflict')
    : state.kind === 'ended' ? t('ended')
    : t('idle')
  const trouble = state.kind === 'offline' || state.kind === 'signed-out' || state.kind === 'refused' || state.kind === 'conflict'
  return (
    <p role="status" className="flex min-h-5 items-center gap-1.5 text-xs text-ink-3 [@media(scripting:none)]:hidden">
      {state.kind === 'offline' ? <CloudOff aria-hidden="true" className="size-3.5 shrink-0 text-watch" /> : trouble ? <ToneMark tone="watch" className={toneText.watch} /> : state.kind === 'saved' && <ToneMark tone="ok" className={toneText.ok} />}
      <span className={trouble ? 'text-ink-2' : undefined}>{word}</span>
    </p>
  )
}
