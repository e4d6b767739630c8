'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useOptimistic, useTransition } from 'react'
import type { Option } from '@/components/form/choice-fields'
import { ComboboxField } from '@/components/form/combobox-field'
import { Form } from '@/components/form/form'
import { SubmitButton } from '@/components/form/submit-button'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { TextLink } from '@/components/ui/text-link'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { linkProcessAction, setPurposeAction, unlinkProcessAction } from '../actions'

/** Changes at once: the choice can be taken back the same way. */
export function PurposeSelect({ id, name, purpose, options }: { id: number; name: string; purpose: string; options: Option[] }) {
  const t = useTranslations()
  const router = useRouter()
  const [shown, show] = useOptimistic(purpose)
  const [pending, start] = useTransition()
  const change = (next: string) =>
    start(async () => {
      show(next)
      const result = await setPurposeAction({ processId: id, purpose: next })
      toast(result.ok ? { title: t('enginePages.processes.purposeSet', { name }), tone: 'ok' } : { title: say(t, result.error), tone: 'act' })
      router.refresh()
    })
  return (
    <select
      aria-label={t('enginePages.processes.purposeOf', { name })}
      value={shown}
      aria-busy={pending}
      onChange={(event) => change(event.target.value)}
      className="h-7 rounded-md border border-line bg-surface px-1.5 text-sm hover:border-line-strong pointer-coarse:h-11"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

interface AutomationCellProps {
  process: { id: number; name: string; linked: boolean }
  /** Null when none is linked, or one that the reader may not see. */
  automation: { id: string; label: string; note: string } | null
  mayLink: boolean
}

export function AutomationCell({ process, automation, mayLink }: AutomationCellProps) {
  const p = useTranslations('enginePages.processes')
  const linked = automation ? <TextLink href={`/automations/${automation.id}`}>{automation.label}</TextLink> : <span className="text-ink-3">{p(process.linked ? 'hidden' : 'none')}</span>
  if (!mayLink || (process.linked && !automation)) return linked
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:justify-end">
      {process.linked && linked}
      <LinkDialog process={process} automation={automation} />
      {process.linked && (
        <Confirm
          trigger={p('unlink')}
          title={p('unlinkTitle', { name: process.name })}
          consequence={p('unlinkText', { automation: automation?.label ?? '' })}
          confirmLabel={p('unlink')}
          doneMessage={p('unlinked')}
          variant="quiet"
          size="sm"
          action={() => unlinkProcessAction({ processId: process.id })}
        />
      )}
    </span>
  )
}

function LinkDialog({ process, automation }: Pick<AutomationCellProps, 'process' | 'automation'>) {
  const p = useTranslations('enginePages.processes')
  const router = useRouter()
  return (
    <Dialog
      trigger={p(process.linked ? 'change' : 'link')}
      title={p('linkTitle', { name: process.name })}
      description={p('linkText')}
      size="sm"
      variant={process.linked ? 'quiet' : 'secondary'}
    >
      {(close) => (
        <Form
          action={linkProcessAction}
          guard={false}
          className="grid gap-5"
          successMessage={p('linkedDone', { name: process.name })}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="processId" value={process.id} />
          <ComboboxField name="automationId" label={p('automation')} source="/api/automations" placeholder={p('pick')} defaultOption={automation && { value: automation.id, label: automation.label, note: automation.note }} />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <TextLink href="/automations/new" className="text-sm">
              {p('newAutomation')}
            </TextLink>
            <SubmitButton>{p('linkSubmit')}</SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  )
}
