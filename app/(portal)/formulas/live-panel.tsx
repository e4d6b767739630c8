'use client'

import clsx from 'clsx'
import { useLocale, useTranslations } from 'next-intl'
import { controlClass } from '@/components/form/field'
import { TextLink } from '@/components/ui/text-link'
import { FormulaLine } from '@/components/value/formula-line'
import type { Piece } from '@/lib/core/formula/display'
import type { Locale } from '@/lib/core/localized'
import type { LiveResult } from '@/lib/features/formulas/check-formula'
import { quantityText, unitText, valueText } from '@/lib/i18n/formula-text'
import { say } from '@/lib/i18n/say'

export interface LiveVariable {
  name: string
  label: string
  unit: string
  typed: boolean
  fallback: number | null
}

interface LivePanelProps {
  automations: { value: string; label: string }[]
  automationId: string
  onAutomation: (id: string) => void
  variables: LiveVariable[]
  typed: Record<string, number | null>
  onTyped: (name: string, value: number | null) => void
  live: LiveResult | null
  busy: boolean
  /** Null while the formula is written */
  pieces: Piece[] | null
  unit: string
  currency: string
}

/** The result first, then every input with where it comes from; a field for what nobody knows or the reader wants otherwise. */
export function LivePanel({ automations, automationId, onAutomation, variables, typed, onTyped, live, busy, pieces, unit, currency }: LivePanelProps) {
  const t = useTranslations()
  const locale = useLocale() as Locale
  const inputs = new Map(live?.inputs.map((input) => [input.name, input]))
  const labels = new Map(variables.map(({ name, label }) => [name, label || name]))
  const written = (name: string) => {
    const input = inputs.get(name)
    return input?.value == null ? (labels.get(name) ?? name) : quantityText(t, locale, input.value, input.unit, currency)
  }
  return (
    <div className="panel mb-6 grid gap-3 px-4 py-4">
      <label className="block text-sm">
        <span className="mb-1.5 block font-medium">{t('formulas.try.automation')}</span>
        <select value={automationId} onChange={(event) => onAutomation(event.target.value)} className={clsx(controlClass, 'h-control')}>
          <option value="">{t('formulas.try.choose')}</option>
          {automations.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {automationId && (
        <>
          <div aria-live="polite" className={clsx(busy && 'opacity-60')}>
            <p className="text-sm text-ink-2">{live ? t('formulas.try.result') : t('formulas.try.working')}</p>
            {live &&
              (live.result.ok ? (
                <p className="text-2xl font-semibold tabular-nums">{quantityText(t, locale, rounded(live.result.value), unit, live.currency)}</p>
              ) : (
                <>
                  <p className="text-lg font-semibold text-ink-3">{t('formulas.try.noResult')}</p>
                  <ul className="text-sm text-watch">
                    {live.result.reasons.map((reason, i) => (
                      <li key={i}>{say(t, { key: reason.key, params: { ...reason.params, ...(reason.variable && { name: labels.get(reason.variable) ?? reason.variable }) } })}</li>
                    ))}
                  </ul>
                </>
              ))}
          </div>
          {live?.result.ok && pieces && <FormulaLine pieces={pieces} of={written} />}
          <ul className="border-t border-line-soft text-sm">
            {variables.map(({ name, label, unit: of, fallback }) => {
              const input = inputs.get(name)
              const source = input && (input.note === 'type' ? null : t(`formulas.live.${input.note}` as never, (input.params ?? {}) as never))
              return (
                <li key={name} className="grid grid-cols-[minmax(0,1fr)_7.5rem] items-center gap-x-3 gap-y-1 border-b border-line-soft py-2 last:border-0">
                  <span className="col-span-2 flex items-baseline justify-between gap-3">
                    <span className="min-w-0">{label || name}</span>
                    <span className="shrink-0 text-xs text-ink-3">{unitText(t, of, currency)}</span>
                  </span>
                  <span className="min-w-0 text-xs text-ink-3">{input?.href && source ? <TextLink href={input.href}>{source}</TextLink> : source}</span>
                  <input
                    aria-label={label || name}
                    inputMode="decimal"
                    defaultValue={typed[name] ?? ''}
                    placeholder={input?.value != null ? valueText(locale, input.value) : fallback === null ? t('formulas.try.type') : valueText(locale, fallback)}
                    onChange={(event) => onTyped(name, numberOf(event.target.value))}
                    className={clsx(controlClass, 'h-row text-right text-sm tabular-nums')}
                  />
                </li>
              )
            })}
          </ul>
        </>
      )}
    </div>
  )
}

/** Money and hours are read, not audited, here: two decimals once they are above one. */
const rounded = (value: number): number => (Math.abs(value) >= 1 ? Math.round(value * 100) / 100 : value)

function numberOf(text: string): number | null {
  const plain = text.normalize('NFKC').trim().replace(/(?<=\d)[, _](?=\d{3})/g, '').replace(',', '.')
  return plain !== '' && Number.isFinite(Number(plain)) && Math.abs(Number(plain)) <= 1e15 ? Number(plain) : null
}
