'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Numeral, Text } from '@/components/form/state-inputs'
import { Button } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import type { DraftBody } from '@/lib/core/formula/draft'
import type { Locale } from '@/lib/core/localized'
import type { FormulaCheck } from '@/lib/features/formulas/check-formula'
import { valueText } from '@/lib/i18n/formula-text'

type Example = DraftBody['examples'][number]

interface ExampleRowsProps {
  body: DraftBody
  onChange: (examples: Example[]) => void
  results: FormulaCheck['examples']
  problem: (path: string) => string | undefined
}

const known = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : value)

/** Worked examples with what the expression makes of them now. */
export function ExampleRows({ body: { examples, variables, unit }, onChange, results, problem }: ExampleRowsProps) {
  const t = useTranslations('formulas')
  const locale = useLocale() as Locale
  const change = (at: number, next: Partial<Example>) => onChange(examples.map((example, i) => (i === at ? { ...example, ...next } : example)))
  const add = () => onChange([...examples, { note: { en: '', 'zh-CN': '' }, values: {}, expected: null, tolerance: 0.005 }])
  return (
    <>
      <p className="mb-3 text-sm text-ink-3">{t('editor.examplesHelp')}</p>
      <ol className="grid gap-4">
        {examples.map((example, i) => {
          const result = results[i]
          return (
            <li key={i} className="panel grid gap-4 px-4 py-3.5">
              <div className="flex flex-wrap items-center justify-between gap-2">
                <h3 className="font-medium">{t('editor.example', { number: i + 1 })}</h3>
                <span className="flex flex-wrap items-center gap-2 text-sm">
                  {result && <Status tone={result.passed ? 'ok' : 'act'}>{t(result.passed ? 'pass' : 'fail')}</Status>}
                  {result?.value != null && !result.passed && (
                    <Button size="sm" className="max-sm:h-11" onClick={() => change(i, { expected: result.value })}>
                      {t('editor.takeComputed', { value: valueText(locale, result.value) })}
                    </Button>
                  )}
                  <Button size="sm" className="max-sm:h-11" variant="quiet" onClick={() => onChange(examples.filter((_, at) => at !== i))}>
                    {t('editor.removeExample', { number: i + 1 })}
                  </Button>
                </span>
              </div>
              <div className="grid items-start gap-4 sm:grid-cols-2">
                <Text label={t('editor.noteEn')} value={example.note.en} max={300} problem={problem(`examples.${i}.note.en`)} onChange={(en) => change(i, { note: { ...example.note, en } })} />
                <Text label={t('editor.noteZh')} value={example.note['zh-CN']} max={300} problem={problem(`examples.${i}.note.zh-CN`)} onChange={(zh) => change(i, { note: { ...example.note, 'zh-CN': zh } })} />
              </div>
              <div className="grid grid-cols-2 items-end gap-4 lg:grid-cols-4">
                {variables.filter(({ name }) => /^[A-Za-z][A-Za-z0-9]*$/.test(name)).map(({ name, names, unit: of, default: fallback }) => (
                  <Numeral key={name} label={`${names[locale] || name}${of ? ` (${of})` : ''}`} optional={fallback !== null} value={example.values[name] ?? null} onChange={(value) => change(i, { values: { ...example.values, [name]: known(value) } })} />
                ))}
                <Numeral label={`${t('editor.expected')}${unit ? ` (${unit})` : ''}`} value={example.expected} problem={problem(`examples.${i}.expected`)} onChange={(expected) => change(i, { expected: known(expected) })} />
                <Numeral label={t('editor.tolerance')} value={example.tolerance} problem={problem(`examples.${i}.tolerance`)} onChange={(tolerance) => change(i, { tolerance: known(tolerance) })} />
              </div>
            </li>
          )
        })}
      </ol>
      <div className="mt-3">
        <Button onClick={add}>{t('editor.addExample')}</Button>
      </div>
    </>
  )
}
