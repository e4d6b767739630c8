'use client'

import { Confirm } from '@/components/ui/confirm'
import { confirmRecordAction } from '../actions'

export function ConfirmRecord({ processId, version, words }: { processId: string; version: number; words: { trigger: string; title: string; text: string; done: string } }) {
  return <Confirm trigger={words.trigger} title={words.title} consequence={words.text} confirmLabel={words.trigger} doneMessage={words.done} action={() => confirmRecordAction({ processId, version })} size="sm" />
}
