'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { FieldRow } from '@/components/form/form-layout'
import { BandMark } from '@/components/risks/band'
import { MiniMatrix } from '@/components/risks/mini-matrix'
import type { Locale } from '@/lib/core/localized'
import { bandOf, scoreOf, type Judged, type Matrix } from '@/lib/core/risks/matrix'

interface JudgementFieldsProps {
  matrix: Matrix
  inherent: Judged
  residual: Judged
  proposed?: Judged | null
}

/** Likelihood and impact before and after controls, with the score and the place on the matrix as they are chosen. */
export function JudgementFields({ matrix, inherent, residual, proposed }: JudgementFieldsProps) {
  const t = useTranslations('risks.form')
  const locale = useLocale() as Locale
  const [now, setNow] = useState({ inherent, residual })
  const scores = { inherent: scoreOf(matrix, now.inherent), residual: scoreOf(matrix, now.residual) }
  const tooLarge = scores.residual > scores.inherent
  const side = (name: 'inherent' | 'residual', title: string) => (
    <div className="min-w-0">
      <p className="mb-2 flex flex-wrap items-center gap-2 text-sm font-medium">
        {title}
        <BandMark band={bandOf(matrix, scores[name])} score={scores[name]} />
      </p>
      <FieldRow>
        {(['likelihood', 'impact'] as const).map((scale) => (
          <SelectField
            key={scale}
            name={`${name}${scale === 'likelihood' ? 'Likelihood' : 'Impact'}`}
            label={t(scale)}
            placeholder={false}
            defaultValue={String(now[name][scale])}
            options={matrix[scale].map((label, at) => ({ value: String(at + 1), label: t('step', { at: at + 1, label: label[locale] }) }))}
            onValueChange={(value) => setNow((before) => ({ ...before, [name]: { ...before[name], [scale]: Number(value) } }))}
          />
        ))}
      </FieldRow>
    </div>
  )
  return (
    <div className="grid gap-x-8 gap-y-5 sm:grid-cols-[minmax(0,1fr)_13rem]">
      <div className="grid content-start gap-5">
        {side('inherent', t('before'))}
        {side('residual', t('after'))}
        <p role="status" className="text-sm text-act empty:hidden">
          {tooLarge ? t('tooLarge') : ''}
        </p>
      </div>
      <MiniMatrix matrix={matrix} inherent={now.inherent} residual={now.residual} proposed={proposed} label={`${t('before')}: ${scores.inherent}; ${t('after')}: ${scores.residual}`} />
    </div>
  )
}
