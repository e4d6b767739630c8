'use client'

import { useTranslations } from 'next-intl'
import type { LineInput } from '@/lib/core/cases/amounts'
import { inputNote } from './input-note'
import { useCaseFormats } from './use-case-formats'

export function useInputNote(currency: string) {
  const t = useTranslations('cases.inputs')
  const { f } = useCaseFormats(currency)
  return (input: LineInput): string => inputNote(t as never, f, input)
}
