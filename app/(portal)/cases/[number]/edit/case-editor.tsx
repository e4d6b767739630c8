'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState, useTransition } from 'react'
import { ConflictPanel } from '@/components/form/conflict-panel'
import { useUnsavedGuard } from '@/components/form/use-unsaved-guard'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { toast } from '@/components/ui/toast-store'
import { fromValues, lineLabelIn, toValues, type EditedCase } from '@/lib/core/cases/flat'
import type { CaseLine } from '@/lib/core/finance/case'
import { changedElsewhere, mergedValues, type FormValues, type ThreeWay } from '@/lib/core/three-way'
import { say } from '@/lib/i18n/say'
import { readDraftAction, saveCaseAction } from '../../actions'
import type { FormulaChoice, RiskChoice } from './amount-fields'
import { ConventionFields } from './convention-fields'
import { problemsOf } from './editing'
import { HeadFields } from './head-fields'
import { LineList } from './line-list'
import { LiveResults } from './live-results'
import { usePreview, type Preview } from './use-preview'

interface CaseEditorProps extends EditedCase {
  id: string
  number: number
  version: number
  currencies: string[]
  formulas: FormulaChoice[]
  risks: RiskChoice[]
  first: Preview
}

interface Clash {
  changes: ThreeWay[]
  theirs: FormValues
  version: number
}

/** The whole case as one piece of state; figures follow a moment after each key, nothing is stored before "save". */
export function CaseEditor({ id, number, version: given, currencies, formulas, risks, first, ...begun }: CaseEditorProps) {
  const t = useTranslations()
  const router = useRouter()
  const [edited, setEdited] = useState<EditedCase>(begun)
  const base = useRef({ values: toValues(begun), version: given })
  const [dirty, setDirty] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [clash, setClash] = useState<Clash | null>(null)
  const [pending, startTransition] = useTransition()
  const { markDirty, markClean } = useUnsavedGuard(true)
  const problems = useMemo(() => problemsOf(edited.body), [edited.body])
  const wrong = Object.keys(problems).length
  const faulty = wrong + (edited.name.trim() ? 0 : 1)
  const live = usePreview(id, edited.currency, edited.body, first)
  const before = wrong > 0 || live.failure !== null

  const change = (next: Partial<EditedCase>) => {
    setEdited((known) => ({ ...known, ...next }))
    setDirty(true)
    markDirty()
  }
  const save = () =>
    startTransition(async () => {
      const result = await saveCaseAction({ id, version: base.current.version, ...edited }).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (!result.ok && result.error.code === 'conflict') return compare()
      if (!result.ok) return setFailure(say(t, result.error))
      const stored = { ...edited, body: result.data.body }
      base.current = { values: toValues(stored), version: result.data.version }
      setEdited(stored)
      setFailure(null)
      setDirty(false)
      markClean()
      toast({ title: t('cases.editor.saved'), tone: 'ok' })
      router.refresh()
    })
  /** Somebody saved meanwhile: what does not touch is joined, the rest is shown side by side. */
  const compare = async () => {
    const now = await readDraftAction({ number }).catch(() => null)
    if (!now?.ok) return setFailure(t('errors.offline'))
    const theirs = toValues(now.data)
    const changes = changedElsewhere(base.current.values, toValues(edited), theirs)
    if (changes.length) return setClash({ changes, theirs, version: now.data.version })
    base.current = { values: theirs, version: now.data.version }
    save()
  }
  const resolve = (chosen: ReadonlySet<string>) => {
    if (!clash) return
    const merged = fromValues(mergedValues(toValues(edited), clash.theirs, chosen), edited.body.lines.map((line) => line.id))
    base.current = { values: clash.theirs, version: clash.version }
    setClash(null)
    change(merged)
  }
  const label = (field: string) => {
    const change = clash?.changes.find((one) => one.field === field)
    const line = change && (lineLabelIn(field, change.mine) ?? lineLabelIn(field, change.theirs) ?? lineLabelIn(field, change.base))
    return line ?? t(`cases.editor.fields.${field as 'name'}`)
  }
  const lineText = (value: string) => {
    const { label: name, category, amount, recurrence, riskBp, range, confidence } = JSON.parse(value) as CaseLine
    const given = amount.kind === 'typed' ? amount.perPeriod : amount.kind === 'series' ? amount.values.join(' · ') : [amount.key, ...Object.entries(amount.values).map(([variable, typed]) => `${variable} = ${typed}`)].join(', ')
    const when = recurrence.kind === 'once' ? t('cases.lines.once', { at: recurrence.at }) : t('cases.lines.every', { from: recurrence.from, to: recurrence.to ?? edited.body.horizon.periods })
    return [name, t(`finance.categories.${category}`), given, when, t('cases.editor.riskShort', { risk: `${riskBp / 100} %` }), `${range.lowBp / 100} – ${range.highBp / 100} %`, t('cases.editor.confidenceShort', { confidence: t(`finance.confidences.${confidence}`) })].join('\n')
  }
  return (
    <>
      {clash && <ConflictPanel changes={clash.changes} label={label} show={(field, value) => (field.startsWith('line.') ? lineText(value) : plainText(value))} onResolve={resolve} />}
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="order-2 min-w-0 lg:order-1">
          <HeadFields name={edited.name} currency={edited.currency} currencies={currencies} body={edited.body} problem={(path) => problems[path]} onName={(name) => change({ name })} onCurrency={(currency) => change({ currency })} onChange={(body) => change({ body })} />
          {(['cost', 'benefit'] as const).map((kind) => (
            <LineList key={kind} kind={kind} body={edited.body} currency={edited.currency} currencies={currencies} formulas={formulas} risks={risks} preview={live.preview} problems={problems} before={before} onChange={(body) => change({ body })} />
          ))}
          <Section title={t('finance.conventions.title')} note={t('finance.conventions.hint')}>
            <ConventionFields body={edited.body} problem={(path) => problems[path]} onChange={(body) => change({ body })} />
          </Section>
        </div>
        <aside className="order-1 min-w-0 lg:order-2">
          <LiveResults {...live} faulty={wrong > 0} body={edited.body} currency={edited.currency} />
        </aside>
      </div>
      {failure && <Callout tone="act" live title={failure} />}
      <div className="sticky bottom-0 z-10 mt-2 flex flex-wrap items-center gap-2 border-t border-line bg-bg py-3 max-sm:bottom-14">
        <Button variant="primary" size="lg" disabled={pending || !dirty || faulty > 0 || clash !== null} onClick={save}>
          {pending ? t('ui.working') : t('cases.editor.save')}
        </Button>
        <ButtonLink href={`/cases/${number}`} variant="quiet" size="lg">{t('cases.editor.toCase')}</ButtonLink>
        <p role="status" className="text-sm text-ink-2">{faulty > 0 ? t('cases.editor.errors', { count: faulty }) : dirty ? t('cases.editor.unsaved') : ''}</p>
      </div>
    </>
  )
}

/** A stored part as people can compare it: names and values without the marks of JSON. */
const plainText = (value: string): string => (value.startsWith('{') ? value.replace(/[{}"]/g, ' ').replaceAll(',', '\n').replace(/ +/g, ' ').trim() : value)
