'use client'

import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { toast } from '@/components/ui/toast-store'
import { archiveProcessAction, restoreProcessAction } from '../actions'

interface Record {
  id: string
  version: number
}

export function ArchiveProcess({ id, version, words }: Record & { words: { trigger: string; title: string; text: string; done: string } }) {
  return (
    <Confirm
      trigger={words.trigger}
      variant="quiet"
      title={words.title}
      consequence={words.text}
      confirmLabel={words.trigger}
      doneMessage={words.done}
      action={() => archiveProcessAction({ id, version })}
    />
  )
}

export function RestoreProcess({ id, version, words }: Record & { words: { trigger: string; done: string } }) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const restore = () =>
    start(async () => {
      const result = await restoreProcessAction({ id, version })
      if (result.ok) toast({ title: words.done, tone: 'ok' })
      router.refresh()
    })
  return (
    <Button variant="primary" disabled={pending} onClick={restore}>
      {words.trigger}
    </Button>
  )
}
