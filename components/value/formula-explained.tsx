import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { TextLink } from '@/components/ui/text-link'
import type { Explained } from '@/lib/core/formula/explained'
import type { Locale } from '@/lib/core/localized'
import { quantityText } from '@/lib/i18n/formula-text'
import { say } from '@/lib/i18n/say'
import { FormulaLine } from './formula-line'

/** What the caller knows of an input beside its value. */
export interface InputNote {
  /** What it rests on, in the reader's words */
  source?: ReactNode
  href?: string
  /** Not for this reader: neither it nor the steps from which it would follow are shown */
  hidden?: boolean
}

interface FormulaExplainedProps {
  explained: Explained
  /** Of all money in it */
  currency: string
  notes?: Readonly<Record<string, InputNote>>
  /** The result as the page shows it, rounded; otherwise as computed */
  shown?: string
  /** Who published the version, in words */
  publishedBy?: string
  sample?: ReactNode
}

/** A figure followed to its inputs: the formula in words and with the numbers, every input with its source, the steps, the result. */
export function FormulaExplained({ explained, currency, notes = {}, shown, publishedBy, sample }: FormulaExplainedProps) {
  const t = useTranslations()
  const locale = useLocale() as Locale
  const { inputs, pieces, steps, result, reasons } = explained
  const labels = new Map(inputs.map(({ name, names }) => [name, names[locale]]))
  const hidden = inputs.some(({ name }) => notes[name]?.hidden)
  const quantity = (value: number, unit: string) => quantityText(t, locale, value, unit, currency)
  const valueOf = ({ name, value, unit }: Explained['inputs'][number]) => (notes[name]?.hidden ? t('formulas.explained.confidential') : value === null ? '–' : quantity(value, unit))
  const written = new Map(inputs.map((input) => [input.name, valueOf(input)]))
  const answer = result === null ? '–' : (shown ?? quantity(result, explained.unit))
  return (
    <div className="grid gap-4 text-base">
      <p className="text-ink-2">{explained.explanation[locale]}</p>
      <Part title={t('formulas.inWords')}>
        <FormulaLine pieces={pieces} of={(name) => labels.get(name) ?? name} />
      </Part>
      <Part title={t('formulas.explained.withNumbers')}>
        <FormulaLine pieces={pieces} of={(name) => written.get(name) ?? name} result={answer} />
        {reasons.map((reason, i) => (
          <p key={i} className="mt-1.5 text-sm text-watch">
            {t('formulas.explained.noResult', { reason: say(t, { key: reason.key, params: { ...reason.params, ...(reason.variable && { name: labels.get(reason.variable) ?? reason.variable }) } }) })}
          </p>
        ))}
      </Part>
      <Part title={t('formulas.explained.inputs')}>
        <ul className="text-sm">
          {inputs.map((input) => {
            const note = notes[input.name]
            const source = note?.source ?? (input.given ? null : t('formulas.live.default'))
            return (
              <li key={input.name} className="flex justify-between gap-4 border-b border-line-soft py-1.5 last:border-0">
                <span className="min-w-0">
                  <span className="block">{input.names[locale]}</span>
                  {source && <span className="block text-xs text-ink-3">{note?.href ? <TextLink href={note.href}>{source}</TextLink> : source}</span>}
                </span>
                <span className="shrink-0 text-right tabular-nums">{written.get(input.name)}</span>
              </li>
            )
          })}
        </ul>
        {hidden && <p className="mt-1.5 text-xs text-ink-3">{t('formulas.explained.confidentialNote')}</p>}
      </Part>
      {steps.length > 1 && !hidden && (
        <Part title={t('formulas.explained.steps')}>
          <ol className="grid gap-1 text-sm">
            {steps.map((step, i) => (
              <li key={i} className="flex flex-wrap justify-between gap-x-4 tabular-nums">
                <span className="min-w-0 font-mono text-[0.8125rem] break-words text-ink-2">{step.text}</span>
                <span className="ml-auto">{quantity(step.value, step.unit)}</span>
              </li>
            ))}
          </ol>
        </Part>
      )}
      {sample && <Part title={t('formulas.explained.sample')}>{sample}</Part>}
      <p className="text-xs text-ink-3">
        <TextLink href={`/formulas/${explained.key}?tab=versions`}>{t('formulas.explained.version', { name: explained.names[locale], ordinal: explained.ordinal })}</TextLink>
        {` · ${publishedBy ? t('formulas.explained.published', { by: publishedBy }) : t('formulas.explained.shipped')}`}
      </p>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 text-xs font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  )
}
