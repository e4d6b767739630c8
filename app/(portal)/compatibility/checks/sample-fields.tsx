'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { TextArea, TextField } from '@/components/form/text-field'
import { FieldRow } from '@/components/form/form-layout'
import { Button, IconButton } from '@/components/ui/button'
import { useControl } from '@/components/form/field'

export interface Sample {
  name: string
  mime: string
  body: string
}

const MOST = 20

/** The documents that are sent on both ways. */
export function SampleFields({ samples }: { samples: Sample[] }) {
  const t = useTranslations('autochecks.form')
  const { error } = useControl({ name: 'samples', label: t('samples') })
  const [rows, setRows] = useState(() => (samples.length ? samples : [{ name: '', mime: 'application/json', body: '' }]).map((sample, key) => ({ key, sample })))
  const add = () => setRows((now) => [...now, { key: Math.max(-1, ...now.map(({ key }) => key)) + 1, sample: { name: '', mime: 'application/json', body: '' } }])
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium">{t('samples')}</legend>
      <p className="mb-3 text-xs text-ink-3">{t('samplesHelp')}</p>
      {error && <p className="mb-3 text-sm text-act">{error}</p>}
      <div className="grid gap-4">
        {rows.map(({ key, sample }, index) => (
          <div key={key} className="rounded-md border border-line p-3.5">
            <div className="mb-3 flex items-center justify-between gap-3">
              <span className="text-sm font-medium">{t('sampleNumber', { number: index + 1 })}</span>
              {rows.length > 1 && (
                <IconButton label={t('sampleRemove', { number: index + 1 })} onClick={() => setRows((now) => now.filter((row) => row.key !== key))}>
                  <Trash2 aria-hidden="true" />
                </IconButton>
              )}
            </div>
            <div className="grid gap-4">
              <FieldRow>
                <TextField name={`samples.${index}.name`} label={t('sampleName')} defaultValue={sample.name} maxLength={120} autoComplete="off" />
                <TextField name={`samples.${index}.mime`} label={t('contentType')} defaultValue={sample.mime} maxLength={100} spellCheck={false} mono />
              </FieldRow>
              <TextArea name={`samples.${index}.body`} label={t('sampleBody')} defaultValue={sample.body} rows={4} spellCheck={false} mono />
            </div>
          </div>
        ))}
      </div>
      {rows.length < MOST && (
        <Button className="mt-3" icon={<Plus aria-hidden="true" />} onClick={add}>
          {t('sampleAdd')}
        </Button>
      )}
    </fieldset>
  )
}
