'use client'

import { Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Numeral, Select, Text } from '@/components/form/state-inputs'
import { Button, IconButton } from '@/components/ui/button'
import { ToneMark } from '@/components/ui/status'
import type { DraftBody } from '@/lib/core/formula/draft'
import { sourceFields, type SourceKind } from '@/lib/core/formula/sources'

type Variable = DraftBody['variables'][number]

interface VariableRowsProps {
  variables: Variable[]
  onChange: (variables: Variable[]) => void
  problem: (path: string) => string | undefined
  unitList: string
}

/** What goes in: one line each that opens to its fields. */
export function VariableRows({ variables, onChange, problem, unitList }: VariableRowsProps) {
  const t = useTranslations('formulas.editor')
  const locale = useLocale() as 'en' | 'zh-CN'
  const [open, setOpen] = useState<number | null>(null)
  const change = (at: number, next: Partial<Variable>) => onChange(variables.map((variable, i) => (i === at ? { ...variable, ...next } : variable)))
  const add = () => {
    onChange([...variables, { name: '', names: { en: '', 'zh-CN': '' }, unit: '', source: { kind: 'typed' }, min: null, max: null, default: null }])
    setOpen(variables.length)
  }
  const faulty = (at: number) => ['name', 'names.en', 'names.zh-CN', 'unit', 'source.field', 'min', 'max', 'default'].some((field) => problem(`variables.${at}.${field}`))
  return (
    <>
      {variables.length === 0 ? (
        <p className="mb-3 text-sm text-ink-3">{t('noVariables')}</p>
      ) : (
        <ol className="panel mb-3 divide-y divide-line-soft">
          {variables.map((variable, i) => (
            <li key={i} className="px-3.5 py-2">
              <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
                <p className="min-w-0">
                  <span className="font-mono text-sm">{variable.name || t('unnamed')}</span>
                  <span className="ml-2 text-sm text-ink-2">{variable.names[locale]}</span>
                  {variable.unit && <span className="ml-2 text-xs text-ink-3">{variable.unit}</span>}
                  {faulty(i) && <ToneMark tone="act" className="ml-2 inline text-act" />}
                </p>
                <span className="flex items-center gap-1">
                  <Button size="sm" className="max-sm:h-11" aria-expanded={open === i} onClick={() => setOpen(open === i ? null : i)}>
                    {t('openVariable', { name: variable.name || t('unnamed') })}
                  </Button>
                  <IconButton
                    size="sm"
                    className="max-sm:h-11"
                    label={t('removeVariable', { name: variable.name || t('unnamed') })}
                    onClick={() => {
                      onChange(variables.filter((_, at) => at !== i))
                      setOpen(null)
                    }}
                  >
                    <Trash2 aria-hidden="true" />
                  </IconButton>
                </span>
              </div>
              {open === i && <VariableFields variable={variable} change={(next) => change(i, next)} problem={(field) => problem(`variables.${i}.${field}`)} unitList={unitList} />}
            </li>
          ))}
        </ol>
      )}
      <Button onClick={add}>{t('addVariable')}</Button>
    </>
  )
}

const grid = 'grid items-start gap-4 sm:grid-cols-3'

function VariableFields({ variable, change, problem, unitList }: { variable: Variable; change: (next: Partial<Variable>) => void; problem: (field: string) => string | undefined; unitList: string }) {
  const t = useTranslations('formulas')
  const { source } = variable
  const options = [
    { value: 'typed', label: t('sourceKinds.typed') },
    ...(Object.keys(sourceFields) as (keyof typeof sourceFields)[]).flatMap((kind) => Object.keys(sourceFields[kind]).map((field) => ({ value: `${kind} ${field}`, label: `${t(`sourceKinds.${kind}`)}: ${t(`sources.${kind}.${field}` as never)}` }))),
  ]
  const choose = (value: string) => {
    const [kind, field] = value.split(' ') as [SourceKind, string | undefined]
    const unit = field && kind !== 'typed' ? (sourceFields[kind] as Record<string, string>)[field] : undefined
    change({ source: field ? { kind, field } : { kind }, ...(unit && !variable.unit && { unit }) })
  }
  return (
    <div className="mt-3 mb-2 grid gap-4 border-t border-line-soft pt-3">
      <div className={grid}>
        <Text label={t('editor.variableName')} mono value={variable.name} max={40} problem={problem('name')} onChange={(name) => change({ name })} />
        <Text label={t('editor.variableEn')} value={variable.names.en} max={80} problem={problem('names.en')} onChange={(en) => change({ names: { ...variable.names, en } })} />
        <Text label={t('editor.variableZh')} value={variable.names['zh-CN']} max={80} problem={problem('names.zh-CN')} onChange={(zh) => change({ names: { ...variable.names, 'zh-CN': zh } })} />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Select label={t('editor.source')} value={source.field ? `${source.kind} ${source.field}` : 'typed'} options={options} problem={problem('source.field')} onChange={choose} />
        <Text label={t('editor.variableUnit')} mono list={unitList} value={variable.unit} max={40} problem={problem('unit')} onChange={(unit) => change({ unit })} />
      </div>
      <div className={grid}>
        <Numeral label={t('editor.min')} optional value={variable.min} problem={problem('min')} onChange={(min) => change({ min: known(min) })} />
        <Numeral label={t('editor.max')} optional value={variable.max} problem={problem('max')} onChange={(max) => change({ max: known(max) })} />
        <Numeral label={t('editor.default')} optional value={variable.default} problem={problem('default')} onChange={(value) => change({ default: known(value) })} />
      </div>
    </div>
  )
}

/** What is no number counts as not typed. */
const known = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : value)
