'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { FieldRow } from '@/components/form/form-layout'
import { Area, Text } from '@/components/form/state-inputs'
import { useUnsavedGuard } from '@/components/form/use-unsaved-guard'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Confirm } from '@/components/ui/confirm'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { discardTemplateDraftAction, publishTemplateAction, saveTemplateDraftAction } from '../../../actions'
import { CheckRow } from './check-row'
import { blankCheck, freeCode, type EditedBody } from './edited'

interface TemplateEditorProps {
  listKey: string
  given: EditedBody
  draft: { version: number; ordinal: number; reason: string; publishable: boolean } | null
}

/** The whole list as one piece of state; nothing is stored before "save", nothing counts before "publish". */
export function TemplateEditor({ listKey, given, draft }: TemplateEditorProps) {
  const t = useTranslations()
  const router = useRouter()
  const [body, setBody] = useState(given)
  const [reason, setReason] = useState(draft?.reason ?? '')
  const [open, setOpen] = useState<number | null>(null)
  const [dirty, setDirty] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const { markDirty, markClean } = useUnsavedGuard(true)
  const touch = () => {
    setDirty(true)
    markDirty()
  }
  const change = (next: Partial<EditedBody>) => {
    setBody({ ...body, ...next })
    touch()
  }
  const move = (from: number, to: number) => {
    const checks = [...body.checks]
    checks.splice(to, 0, ...checks.splice(from, 1))
    setOpen(open === from ? to : open)
    change({ checks })
  }
  const save = () =>
    startTransition(async () => {
      const result = await saveTemplateDraftAction({ key: listKey, version: draft?.version, body, reason }).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (!result.ok) return setFailure(say(t, result.error))
      setFailure(null)
      setDirty(false)
      markClean()
      toast({ title: t('compatPlan.templates.saved'), tone: 'ok' })
      router.refresh()
    })
  const ref = { key: listKey, version: draft?.version }
  return (
    <>
      <div className="mb-5 grid max-w-3xl gap-5">
        <FieldRow>
          <Text label={t('compatPlan.templates.nameEn')} value={body.names.en} max={120} onChange={(en) => change({ names: { ...body.names, en } })} />
          <Text label={t('compatPlan.templates.nameZh')} value={body.names['zh-CN']} max={120} onChange={(zh) => change({ names: { ...body.names, 'zh-CN': zh } })} />
        </FieldRow>
        <Text label={t('compatPlan.templates.products')} help={t('compatPlan.templates.productsHelp')} optional value={body.products.join(', ')} max={400} onChange={(text) => change({ products: text.split(/[,，;；]/).map((word) => word.trimStart()).slice(0, 20).filter((word, i, all) => word !== '' || i === all.length - 1).filter(Boolean) })} />
      </div>
      <ol className="panel mb-4 divide-y divide-line-soft">
        {body.checks.map((check, i) => (
          <CheckRow
            key={i}
            check={check}
            place={i}
            last={i === body.checks.length - 1}
            open={open === i}
            onToggle={() => setOpen(open === i ? null : i)}
            onMove={(to) => move(i, to)}
            onRemove={() => {
              change({ checks: body.checks.filter((_, at) => at !== i) })
              setOpen(null)
            }}
            onChange={(next) => change({ checks: body.checks.map((each, at) => (at === i ? next : each)) })}
          />
        ))}
      </ol>
      <Button
        onClick={() => {
          change({ checks: [...body.checks, blankCheck(freeCode(body.checks))] })
          setOpen(body.checks.length)
        }}
      >
        {t('compatPlan.templates.addCheck')}
      </Button>
      <div className="mt-6 max-w-2xl">
        <Area label={t('compatPlan.templates.reason')} value={reason} max={1000} optional onChange={(value) => { setReason(value); touch() }} />
      </div>
      <div className="sticky bottom-0 z-10 mt-6 flex flex-wrap items-center gap-2 border-t border-line bg-bg py-3 max-sm:bottom-14">
        <Button variant={dirty || !draft ? 'primary' : 'secondary'} size="lg" disabled={pending || !dirty} onClick={save}>
          {pending ? t('ui.working') : t('compatPlan.templates.save')}
        </Button>
        {draft?.publishable && !dirty && (
          <Confirm trigger={t('compatPlan.templates.publish')} size="lg" variant="primary" title={t('compatPlan.templates.publishTitle', { ordinal: draft.ordinal })} consequence={t('compatPlan.templates.publishText')} confirmLabel={t('compatPlan.templates.publish')} doneMessage={t('compatPlan.templates.published')} afterHref={`/compatibility/templates/${listKey}`} action={() => publishTemplateAction(ref)} />
        )}
        {draft && (
          <Confirm trigger={t('compatPlan.templates.discard')} size="lg" variant="quiet" danger title={t('compatPlan.templates.discard')} consequence={t('compatPlan.templates.discardText')} confirmLabel={t('compatPlan.templates.discard')} doneMessage={t('compatPlan.templates.discarded')} afterHref="/compatibility/templates" action={() => discardTemplateDraftAction(ref)} />
        )}
      </div>
      {failure && <Callout tone="act" live title={failure} />}
    </>
  )
}
