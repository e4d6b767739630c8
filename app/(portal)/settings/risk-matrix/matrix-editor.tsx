'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { SelectField } from '@/components/form/choice-fields'
import { Form } from '@/components/form/form'
import { FieldRow, FormActions, FormSection } from '@/components/form/form-layout'
import { SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { LARGEST, SMALLEST, type Matrix } from '@/lib/core/risks/matrix'
import { resized } from '@/lib/core/risks/matrix-diff'
import { previewMatrixAction, saveMatrixDraftAction } from './actions'
import { BandFields } from './band-fields'
import { CellGrid } from './cell-grid'
import { MatrixEffect, type EffectView } from './matrix-effect'

/** The next version of the matrix: what it would move is shown before it is saved or published. */
export function MatrixEditor({ start, reason, version }: { start: Matrix; reason: string | null; version: number | null }) {
  const t = useTranslations('riskMatrix')
  const router = useRouter()
  const [matrix, setMatrix] = useState(start)
  const [effect, setEffect] = useState<EffectView | null>(null)
  const [pending, startTransition] = useTransition()
  const change = (next: Matrix) => {
    setMatrix(next)
    setEffect(null)
  }
  const label = (scale: 'likelihood' | 'impact', at: number, locale: 'en' | 'zh-CN', text: string) => change({ ...matrix, [scale]: matrix[scale].map((one, index) => (index === at ? { ...one, [locale]: text } : one)) })
  const preview = () =>
    startTransition(async () => {
      const result = await previewMatrixAction({ matrix })
      setEffect(result.ok ? { ok: true, ...result.data } : { ok: false, error: result.error })
    })
  return (
    <Form
      action={(_, data) => saveMatrixDraftAction({ matrix, reason: String(data.get('reason') ?? ''), ...(version !== null && { version }) })}
      successMessage={t('draftSaved')}
      onSuccess={() => router.refresh()}
      className="grid max-w-4xl gap-6"
    >
      <FormSection title={t('scales')} note={t('scalesNote')}>
        <SelectField name="matrix.size" label={t('size')} placeholder={false} defaultValue={String(matrix.size)} options={Array.from({ length: LARGEST - SMALLEST + 1 }, (_, at) => String(at + SMALLEST)).map((value) => ({ value, label: `${value} × ${value}` }))} onValueChange={(value) => change(resized(matrix, Number(value)))} className="sm:max-w-48" />
        {(['likelihood', 'impact'] as const).map((scale) => (
          <div key={scale} className="grid gap-3">
            <p className="text-sm font-semibold">{t(scale)}</p>
            {matrix[scale].map((one, at) => (
              <FieldRow key={`${matrix.size} ${at}`}>
                <TextField name={`matrix.${scale}.${at}.en`} label={t('labelEn', { step: at + 1 })} defaultValue={one.en} maxLength={40} autoComplete="off" onChange={({ target }) => label(scale, at, 'en', target.value)} />
                <TextField name={`matrix.${scale}.${at}.zh-CN`} label={t('labelZh', { step: at + 1 })} defaultValue={one['zh-CN']} maxLength={20} autoComplete="off" onChange={({ target }) => label(scale, at, 'zh-CN', target.value)} />
              </FieldRow>
            ))}
          </div>
        ))}
      </FormSection>
      <FormSection title={t('cells')} note={t('cellsNote')}>
        <CellGrid matrix={matrix} onChange={change} />
      </FormSection>
      <FormSection title={t('bands')} note={t('bandsNote')}>
        <BandFields matrix={matrix} onChange={change} />
        <NumberField name="matrix.appetite" label={t('appetite')} help={t('appetiteHelp')} defaultValue={matrix.appetite} min={1} step={1} className="sm:max-w-72" onChange={({ target }) => change({ ...matrix, appetite: Number(target.value) || matrix.appetite })} />
      </FormSection>
      <div className="border-t border-line pt-5">
        <Button onClick={preview} disabled={pending}>
          {t('preview')}
        </Button>
        {effect && <MatrixEffect effect={effect} />}
      </div>
      <TextArea name="reason" label={t('reason')} defaultValue={reason ?? ''} maxLength={1000} rows={2} optional />
      <FormActions>
        <SubmitButton variant="secondary">{t('saveDraft')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
