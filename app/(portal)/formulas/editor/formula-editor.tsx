'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { Area, Select, Text } from '@/components/form/state-inputs'
import { useUnsavedGuard } from '@/components/form/use-unsaved-guard'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Section } from '@/components/ui/section'
import { toast } from '@/components/ui/toast-store'
import { purposes } from '@/lib/core/formula/purposes'
import type { DraftBody } from '@/lib/core/formula/draft'
import { functionNames } from '@/lib/core/formula/functions'
import { commonUnits } from '@/lib/core/formula/units'
import type { FormulaCheck } from '@/lib/features/formulas/check-formula'
import { say } from '@/lib/i18n/say'
import { checkFormulaAction, createFormulaAction, saveDraftAction } from '../actions'
import { useLater } from '../use-later'
import { EditorLive } from './editor-live'
import { ExampleRows } from './example-rows'
import { ExpressionField } from './expression-field'
import { VariableRows } from './variable-rows'

interface FormulaEditorProps {
  /** Null: a new formula */
  formulaKey: string | null
  body: DraftBody
  reason: string
  version: number | null
  submitted: boolean
  automations: { value: string; label: string }[]
  currency: string
  /** Of `automations`: the one that the result is shown on at first */
  automationId?: string
}

const UNITS = 'formula-units'

/** The whole formula as one piece of state, judged by the server while it is written; nothing is stored before "save". */
export function FormulaEditor({ formulaKey, body: given, reason: givenReason, version, submitted, automations, currency, automationId = '' }: FormulaEditorProps) {
  const t = useTranslations()
  const router = useRouter()
  const [body, setBody] = useState(given)
  const [key, setKey] = useState(formulaKey ?? '')
  const [reason, setReason] = useState(givenReason)
  const [live, setLive] = useState<{ automationId: string; typed: Record<string, number | null> }>({ automationId, typed: {} })
  const [check, setCheck] = useState<FormulaCheck | null>(null)
  // What is typed while a save is under way is not saved by it.
  const [edits, setEdits] = useState(0)
  const [saved, setSaved] = useState(0)
  const dirty = edits !== saved
  const [failure, setFailure] = useState<string | null>(null)
  const [shown, setShown] = useState(formulaKey !== null)
  const [pending, startTransition] = useTransition()
  const { markDirty, markClean } = useUnsavedGuard(true)
  const asked = { body, ...(live.automationId && { automationId: live.automationId, typed: live.typed }) }
  const checking = useLater(JSON.stringify(asked), async (isCurrent) => {
    const result = await checkFormulaAction(asked)
    if (isCurrent() && result.ok) setCheck(result.data)
  })

  const touch = () => {
    setEdits((count) => count + 1)
    markDirty()
  }
  const change = (next: Partial<DraftBody>) => {
    setBody({ ...body, ...next })
    touch()
  }
  // What is still empty is no mistake before somebody has tried to save.
  const problem = (path: string) => (shown ? check?.fields[path]?.[0]?.key : undefined)
  const faulty = (check ? Object.keys(check.fields).length : 0) + (check?.problems.length ?? 0) + (check?.examples.filter(({ passed }) => !passed).length ?? 0)
  const words = (field: 'names' | 'explanation', locale: 'en' | 'zh-CN') => (value: string) => change({ [field]: { ...body[field], [locale]: value } })
  const save = () =>
    startTransition(async () => {
      setShown(true)
      markClean()
      const request = formulaKey === null ? createFormulaAction({ key, body, reason }) : saveDraftAction({ key: formulaKey, ...(version && { version }), body, reason })
      const result = await request.catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline', fields: undefined } }))
      if (!result.ok) {
        markDirty()
        return setFailure(say(t, Object.values(result.error.fields ?? {})[0]?.[0] ?? result.error))
      }
      setFailure(null)
      setSaved(edits)
      toast({ title: t((result.data as { takenBack?: boolean }).takenBack ? 'formulas.editor.takenBack' : 'formulas.editor.saved'), tone: 'ok' })
      if (formulaKey === null) router.push(`/formulas/${key}/edit${live.automationId && `?automation=${live.automationId}`}`)
      else router.refresh()
    })
  const suggestions = [
    ...body.variables.filter(({ name }) => name).map(({ name, names, unit }) => ({ name, note: [names.en || names['zh-CN'], unit].filter(Boolean).join(' · '), insert: name, back: 0, unit: false })),
    ...functionNames.map((name) => ({ name, note: t(`formulas.functions.${name}` as never), insert: `${name}()`, back: 1, unit: false })),
    ...commonUnits.map((name) => ({ name, note: '', insert: name, back: 0, unit: true })),
  ]
  const holds = check && !check.problems.length && body.expression.trim() && !checking && !Object.keys(check.fields).some((path) => path.startsWith('variables') || path === 'unit' || path === 'expression') ? t('formulas.editor.holds', { unit: body.unit }) : null
  return (
    <>
      {submitted && <Callout tone="watch" title={t('formulas.editor.submittedWarning')} />}
      <datalist id={UNITS}>{commonUnits.map((unit) => <option key={unit} value={unit} />)}</datalist>
      <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1.8fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <Section title={t('formulas.editor.identity')}>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Text label={t('formulas.editor.nameEn')} value={body.names.en} max={120} problem={problem('names.en')} onChange={words('names', 'en')} />
              <Text label={t('formulas.editor.nameZh')} value={body.names['zh-CN']} max={120} problem={problem('names.zh-CN')} onChange={words('names', 'zh-CN')} />
              {formulaKey === null && <Text label={t('formulas.editor.key')} help={t('formulas.editor.keyHelp')} mono value={key} max={60} onChange={(value) => { setKey(value.trim().toLowerCase()); touch() }} />}
              <Select label={t('formulas.editor.purpose')} value={body.purpose} options={purposes.map((value) => ({ value, label: t(`formulas.purposes.${value}`) }))} onChange={(purpose) => change({ purpose: purpose as DraftBody['purpose'] })} />
            </div>
          </Section>
          <Section title={t('formulas.variables')}>
            <VariableRows variables={body.variables} onChange={(variables) => change({ variables })} problem={problem} unitList={UNITS} />
          </Section>
          <Section title={t('formulas.editor.calculation')}>
            <div className="grid gap-4">
              <ExpressionField value={body.expression} onChange={(expression) => change({ expression })} suggestions={suggestions} problems={body.expression.trim() ? (check?.problems ?? []) : []} holds={holds} checking={checking} />
              <div className="max-w-60">
                <Text label={t('formulas.editor.unit')} mono list={UNITS} value={body.unit} max={40} problem={problem('unit')} onChange={(unit) => change({ unit })} />
              </div>
            </div>
          </Section>
          <Section title={t('formulas.worked')}>
            <ExampleRows body={body} onChange={(examples) => change({ examples })} results={check?.examples ?? []} problem={problem} />
          </Section>
          <Section title={t('formulas.why')}>
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <Area label={t('formulas.editor.explanationEn')} value={body.explanation.en} max={2000} problem={problem('explanation.en')} onChange={words('explanation', 'en')} />
              <Area label={t('formulas.editor.explanationZh')} value={body.explanation['zh-CN']} max={2000} problem={problem('explanation.zh-CN')} onChange={words('explanation', 'zh-CN')} />
              <Text label={t('formulas.editor.originName')} optional value={body.origin.name} max={200} onChange={(name) => change({ origin: { ...body.origin, name } })} />
              <Text label={t('formulas.editor.originUrl')} optional value={body.origin.url} max={500} problem={problem('origin.url')} onChange={(url) => change({ origin: { ...body.origin, url } })} />
            </div>
            <div className="mt-4 max-w-2xl">
              <Area label={t('formulas.editor.reason')} help={t('formulas.editor.reasonHelp')} value={reason} max={1000} onChange={(value) => { setReason(value); touch() }} />
            </div>
          </Section>
        </div>
        <EditorLive body={body} check={check} busy={checking} automations={automations} live={live} onLive={setLive} currency={currency} />
      </div>
      <div className="sticky bottom-0 z-10 mt-2 flex flex-wrap items-center gap-2 border-t border-line bg-bg py-3 max-sm:bottom-14">
        <Button variant={dirty || version === null ? 'primary' : 'secondary'} size="lg" disabled={pending || !dirty} onClick={save}>
          {pending ? t('ui.working') : t('formulas.editor.save')}
        </Button>
        {!dirty && version !== null && formulaKey !== null && (
          <ButtonLink href={`/formulas/${formulaKey}?tab=draft`} variant="primary" size="lg">
            {t('formulas.editor.look')}
          </ButtonLink>
        )}
        <p role="status" className="text-sm text-ink-2">
          {shown && faulty > 0 ? t('formulas.editor.errors', { count: faulty }) : dirty ? t('formulas.editor.unsaved') : ''}
        </p>
      </div>
      {failure && <Callout tone="act" live title={failure} />}
    </>
  )
}
