'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useMemo, useState, useTransition } from 'react'
import { Area, type Choice } from '@/components/form/state-inputs'
import { useUnsavedGuard } from '@/components/form/use-unsaved-guard'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { toast } from '@/components/ui/toast-store'
import type { Criterion } from '@/lib/core/gates/criterion'
import { say } from '@/lib/i18n/say'
import { discardDraftAction, editDraftAction, publishVersionAction } from '../../actions'
import { CriterionRow } from './criterion-row'
import { asKind, freshId, problemsOf } from './editing'

export interface EditorChoices {
  metrics: Choice[]
  sources: (Choice & { help: string; windowed: boolean; sampled: boolean })[]
  roles: Choice[]
}

interface CriteriaEditorProps {
  phaseId: string
  criteria: Criterion[]
  /** `own`: written by the reader although somebody else could publish it */
  draft: { version: number; ordinal: number; note: string; own: boolean } | null
  publishable: boolean
  choices: EditorChoices
}

/** The whole list as one piece of state; nothing is stored before "save". */
export function CriteriaEditor({ phaseId, criteria: given, draft, publishable, choices }: CriteriaEditorProps) {
  const t = useTranslations()
  const router = useRouter()
  const [criteria, setCriteria] = useState(given)
  const [note, setNote] = useState(draft?.note ?? '')
  const [open, setOpen] = useState<number | null>(null)
  const [dirty, setDirty] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const { markDirty, markClean } = useUnsavedGuard(true)
  const problems = useMemo(() => problemsOf(criteria), [criteria])
  const faulty = Object.keys(problems).length

  const change = (next: Criterion[]) => {
    setCriteria(next)
    setDirty(true)
    markDirty()
  }
  const move = (from: number, to: number) => {
    const next = [...criteria]
    next.splice(to, 0, ...next.splice(from, 1))
    setOpen(open === from ? to : open === to ? from : open)
    change(next)
  }
  const add = () => {
    const blank = { id: freshId(criteria.map(({ id }) => id), 'criterion'), mandatory: false, label: { en: '', 'zh-CN': '' }, help: { en: '', 'zh-CN': '' } }
    change([...criteria, asKind(blank, 'measured')])
    setOpen(criteria.length)
  }
  const save = () =>
    startTransition(async () => {
      const result = await editDraftAction({ phaseId, version: draft?.version, criteria, note }).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (!result.ok) return setFailure(say(t, result.error))
      setFailure(null)
      setDirty(false)
      markClean()
      toast({ title: t('gates.editor.saved'), tone: 'ok' })
      router.refresh()
    })
  const ref = { phaseId, version: draft?.version }
  return (
    <>
      <ol className="panel mb-4 divide-y divide-line-soft">
        {criteria.map((criterion, i) => (
          <CriterionRow
            key={criterion.id}
            criterion={criterion}
            place={i}
            last={i === criteria.length - 1}
            open={open === i}
            fixed={given.some(({ id }) => id === criterion.id)}
            problems={problems}
            choices={choices}
            onToggle={() => setOpen(open === i ? null : i)}
            onMove={(to) => move(i, to)}
            onRemove={() => {
              change(criteria.filter((_, at) => at !== i))
              setOpen(null)
            }}
            onChange={(next) => change(criteria.map((each, at) => (at === i ? next : each)))}
          />
        ))}
      </ol>
      <Button onClick={add}>{t('gates.editor.add')}</Button>
      <div className="mt-6 max-w-2xl">
        <Area label={t('gates.editor.note')} value={note} max={1000} optional onChange={(value) => { setNote(value); setDirty(true); markDirty() }} />
      </div>
      <div className="sticky bottom-0 z-10 mt-6 flex flex-wrap items-center gap-2 border-t border-line bg-bg py-3 max-sm:bottom-14">
        <Button variant={dirty || !draft ? 'primary' : 'secondary'} size="lg" disabled={pending || !dirty || faulty > 0} onClick={save}>
          {pending ? t('ui.working') : t('gates.editor.save')}
        </Button>
        {draft && publishable && !dirty && (
          <Confirm
            trigger={t('gates.editor.publish')}
            size="lg"
            variant="primary"
            title={t('gates.editor.publishTitle', { ordinal: draft.ordinal })}
            consequence={<><p>{t('gates.editor.publishText')}</p>{draft.own && <p className="mt-2 font-medium text-watch">{t('gates.editor.publishOwn')}</p>}</>}
            confirmLabel={t('gates.editor.publish')}
            doneMessage={t('gates.editor.published')}
            afterHref={`/gates/${phaseId}?tab=versions`}
            action={() => publishVersionAction(ref)}
          />
        )}
        {draft && (
          <Confirm trigger={t('gates.editor.discard')} size="lg" variant="quiet" danger title={t('gates.editor.discard')} consequence={t('gates.editor.discardAsk')} confirmLabel={t('gates.editor.discard')} doneMessage={t('gates.editor.discarded')} afterHref={`/gates/${phaseId}`} action={() => discardDraftAction(ref)} />
        )}
        <p role="status" className="text-sm text-ink-2">
          {faulty > 0 ? t('gates.editor.errors', { count: faulty }) : dirty ? t('gates.editor.unsaved') : ''}
        </p>
      </div>
      {failure && <Callout tone="act" live title={failure} />}
    </>
  )
}
