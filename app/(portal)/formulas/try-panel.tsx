'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Section } from '@/components/ui/section'
import type { Piece } from '@/lib/core/formula/display'
import { LivePanel, type LiveVariable } from './live-panel'
import { tryFormulaAction } from './actions'
import { useLater } from './use-later'

interface TryPanelProps {
  formulaKey: string
  automations: { value: string; label: string }[]
  variables: LiveVariable[]
  pieces: Piece[]
  unit: string
  currency: string
}

type Live = Extract<Awaited<ReturnType<typeof tryFormulaAction>>, { ok: true }>['data']

/** What a published formula comes to on an automation with today's data; what is not known may be typed. */
export function TryPanel({ formulaKey, automations, ...shown }: TryPanelProps) {
  const t = useTranslations('formulas')
  const [automationId, setAutomationId] = useState('')
  const [typed, setTyped] = useState<Record<string, number | null>>({})
  const [live, setLive] = useState<Live | null>(null)
  const busy = useLater(automationId ? JSON.stringify([automationId, typed]) : null, async (isCurrent) => {
    const result = await tryFormulaAction({ key: formulaKey, automationId, typed })
    if (isCurrent() && result.ok) setLive(result.data)
  })
  if (!automations.length) return null
  return (
    <Section title={t('try.title')} note={t('editor.liveSentence')}>
      <LivePanel
        {...shown}
        automations={automations}
        automationId={automationId}
        onAutomation={(id) => {
          setAutomationId(id)
          if (!id) setLive(null)
        }}
        typed={typed}
        onTyped={(name, value) => setTyped({ ...typed, [name]: value })}
        live={automationId ? live : null}
        busy={busy}
      />
    </Section>
  )
}
