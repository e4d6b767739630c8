'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { markAllReadAction, markReadAction } from './actions'

export function MarkRead({ id }: { id: string }) {
  const t = useTranslations('notices')
  const router = useRouter()
  const [pending, start] = useTransition()
  const mark = () =>
    start(async () => {
      await markReadAction({ id })
      router.refresh()
    })
  return (
    <IconButton label={t('markRead')} size="sm" disabled={pending} onClick={mark}>
      <Check aria-hidden="true" />
    </IconButton>
  )
}

export function MarkAllRead() {
  const t = useTranslations('notices')
  const router = useRouter()
  const [pending, start] = useTransition()
  const mark = () =>
    start(async () => {
      await markAllReadAction({})
      router.refresh()
    })
  return (
    <Button disabled={pending} onClick={mark}>
      {t('markAll')}
    </Button>
  )
}
