'use client'

import { useTranslations } from 'next-intl'
import { TextArea, TextField } from '@/components/form/text-field'
import { excessOf, textLimits, type TextName } from '@/lib/core/requests/words'
import type { RequestType } from '@/lib/core/requests/statuses'
import type { FormValues } from '@/lib/core/three-way'

/** Title, what hurts and what should be better, in the words of the type. What is too long is said while it is written. */
export function WhatFields({ type, values, live }: { type: RequestType; values: FormValues; live: FormValues }) {
  const t = useTranslations('requestForm')
  const over = (name: TextName) => {
    const excess = excessOf(name, live[name] ?? '')
    return excess ? <span className="text-act">{t('tooLong', { max: textLimits[name], excess })}</span> : undefined
  }
  return (
    <>
      <TextField name="title" label={t('title')} placeholder={t(`types.${type}.title`)} defaultValue={values.title} help={over('title')} />
      <TextArea name="pain" label={t(`types.${type}.pain`)} help={over('pain') ?? t(`types.${type}.painHelp`)} defaultValue={values.pain} rows={3} />
      <TextArea name="wish" label={t(`types.${type}.wish`)} help={over('wish')} defaultValue={values.wish} rows={2} optional />
    </>
  )
}
