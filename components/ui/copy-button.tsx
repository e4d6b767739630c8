'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, type ButtonSize } from './button'

/** Copies a text; the outcome is said aloud. */
export function CopyButton({ text, label, size = 'sm' }: { text: string; label?: string; size?: ButtonSize }) {
  const t = useTranslations('ui')
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  const copy = async () => {
    const ok = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setState(ok ? 'done' : 'failed')
    setTimeout(() => setState('idle'), 2500)
  }
  const icon = state === 'done' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />
  return (
    <Button size={size} onClick={copy} icon={icon} aria-live="polite">
      {state === 'done' ? t('copied') : state === 'failed' ? t('copyFailed') : (label ?? t('copy'))}
    </Button>
  )
}
