'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/ui/section'
import type { DraftBody } from '@/lib/core/formula/draft'
import type { Locale } from '@/lib/core/localized'
import type { FormulaCheck } from '@/lib/features/formulas/check-formula'
import { LivePanel } from '../live-panel'

interface Live {
  automationId: string
  typed: Record<string, number | null>
}

interface EditorLiveProps {
  body: DraftBody
  check: FormulaCheck | null
  busy: boolean
  automations: { value: string; label: string }[]
  live: Live
  onLive: (live: Live) => void
  currency: string
}

/** The result on an automation while the formula is written. */
export function EditorLive({ body, check, busy, automations, live, onLive, currency }: EditorLiveProps) {
  const t = useTranslations('formulas')
  const locale = useLocale() as Locale
  const { automationId, typed } = live
  return (
    <div className="min-w-0">
      <div className="lg:sticky lg:top-16">
        <Section title={t('editor.live')} note={t('editor.liveSentence')}>
          <LivePanel
            automations={automations}
            automationId={automationId}
            onAutomation={(id) => onLive({ automationId: id, typed })}
            variables={body.variables.filter(({ name }) => name).map(({ name, names, unit, source, default: fallback }) => ({ name, label: names[locale], unit, typed: source.kind === 'typed', fallback }))}
            typed={typed}
            onTyped={(name, value) => onLive({ automationId, typed: { ...typed, [name]: value } })}
            live={check?.live ?? null}
            busy={busy}
            pieces={null}
            unit={body.unit}
            currency={currency}
          />
        </Section>
      </div>
    </div>
  )
}
