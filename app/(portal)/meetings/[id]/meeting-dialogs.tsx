'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition, type ReactNode } from 'react'
import { Form } from '@/components/form/form'
import type { FormAction } from '@/components/form/form-types'
import { FieldRow, FormActions } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { DateField, TextArea, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { cancelMeetingAction, closeMeetingAction, composeAgendaAction, moveMeetingAction, startMeetingAction } from '../actions'
import { openRoom } from './room-store'

interface AskProps {
  title: string
  text: string
  action: FormAction
  done: string
  submit: string
  danger?: boolean
  fields: { id: string; version?: number }
  children: ReactNode
}

function AskDialog({ title, text, action, done, submit, danger, fields, children }: AskProps) {
  const router = useRouter()
  return (
    <Dialog trigger={title} title={title} description={text} variant="quiet">
      {(close) => (
        <Form
          action={action}
          guard={false}
          successMessage={done}
          onSuccess={() => {
            close()
            router.refresh()
          }}
        >
          <input type="hidden" name="id" value={fields.id} />
          {fields.version !== undefined && <input type="hidden" name="version" value={fields.version} />}
          {children}
          <FormActions>
            <SubmitButton variant={danger ? 'danger' : 'primary'}>{submit}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}

export function CancelDialog({ id }: { id: string }) {
  const t = useTranslations('meetings')
  return (
    <AskDialog title={t('page.cancel')} text={t('page.cancelText')} action={cancelMeetingAction} done={t('page.canceledDone')} submit={t('page.cancel')} danger fields={{ id }}>
      <TextArea name="reason" label={t('page.reason')} maxLength={1000} rows={2} />
    </AskDialog>
  )
}

export function MoveDialog({ id, version, day, time }: { id: string; version: number; day: string; time: string }) {
  const t = useTranslations('meetings')
  return (
    <AskDialog title={t('page.move')} text={t('page.moveText')} action={moveMeetingAction} done={t('page.moved')} submit={t('page.move')} fields={{ id, version }}>
      <FieldRow>
        <DateField name="day" label={t('page.day')} defaultValue={day} />
        <TextField name="time" label={t('page.time')} defaultValue={time} maxLength={5} mono />
      </FieldRow>
    </AskDialog>
  )
}

/** Reads the data and freezes the agenda; a second or two for a large programme. */
export function ComposeButton({ id, again, primary }: { id: string; again: boolean; primary: boolean }) {
  const t = useTranslations()
  const router = useRouter()
  const [pending, start] = useTransition()
  const run = () =>
    start(async () => {
      const answer = await composeAgendaAction({ id }).catch(() => ({ ok: false as const, error: { key: 'errors.offline' } }))
      toast(answer.ok ? { title: t('meetings.page.composed'), tone: 'ok' } : { title: say(t, answer.error), tone: 'act' })
      router.refresh()
    })
  return (
    <Button variant={primary ? 'primary' : 'secondary'} aria-disabled={pending || undefined} onClick={() => !pending && run()}>
      {pending ? t('ui.working') : t(again ? 'meetings.page.recompose' : 'meetings.page.compose')}
    </Button>
  )
}

export function StartButton({ id, agenda }: { id: string; agenda: boolean }) {
  const t = useTranslations('meetings')
  return (
    <Confirm
      trigger={t('page.start')}
      variant={agenda ? 'primary' : 'secondary'}
      title={t('page.startTitle')}
      consequence={t(agenda ? 'page.startText' : 'page.startNoAgenda')}
      confirmLabel={t('page.start')}
      doneMessage={t('page.started')}
      action={() => startMeetingAction({ id })}
    />
  )
}

/** Saves what is still being typed, then closes on exactly that text. */
export function CloseDialog({ id }: { id: string }) {
  const t = useTranslations('meetings')
  const [unmarked, setUnmarked] = useState(0)
  const close = async () => {
    const minutesVersion = await openRoom()?.flush()
    if (!minutesVersion) return { ok: false as const, error: { code: 'conflict' as const, key: 'meetings.room.offline' } }
    return closeMeetingAction({ id, minutesVersion })
  }
  return (
    <span onPointerDownCapture={() => setUnmarked(openRoom()?.unmarked() ?? 0)} onKeyDownCapture={() => setUnmarked(openRoom()?.unmarked() ?? 0)} className="contents">
      <Confirm
        trigger={t('page.close')}
        variant="primary"
        title={t('page.closeTitle')}
        consequence={
          <>
            <p>{t('page.closeText')}</p>
            {unmarked > 0 && <p className="mt-2 font-medium">{t('page.closeUnmarked', { count: unmarked })}</p>}
          </>
        }
        confirmLabel={t('page.close')}
        doneMessage={t('page.closed')}
        action={close}
      />
    </span>
  )
}
