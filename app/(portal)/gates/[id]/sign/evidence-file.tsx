'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/form/field'
import { Button, buttonClass } from '@/components/ui/button'
import { MAX_FILE_BYTES } from '@/lib/core/files/file-type'
import { say } from '@/lib/i18n/say'

type Upload = { state: 'none' } | { state: 'busy'; name: string } | { state: 'there'; id: string; name: string } | { state: 'refused'; why: string }

interface Refusal {
  key?: string
  params?: Record<string, string | number>
}

const megabytes = MAX_FILE_BYTES / 1_048_576

/** Sends the chosen file at once; the form then carries its id, and the signature claims it. */
export function EvidenceFile() {
  const t = useTranslations()
  const [upload, setUpload] = useState<Upload>({ state: 'none' })
  const [attempt, setAttempt] = useState(0)
  const send = async (file: File) => {
    if (file.size > MAX_FILE_BYTES) return setUpload({ state: 'refused', why: t('files.refused.tooLarge', { megabytes }) })
    setUpload({ state: 'busy', name: file.name })
    try {
      const reply = await fetch('/api/files', { method: 'POST', headers: { 'x-file-name': encodeURIComponent(file.name) }, body: file })
      const body = (await reply.json()) as { id?: string; name?: string } & Refusal
      if (reply.ok && body.id) return setUpload({ state: 'there', id: body.id, name: body.name ?? file.name })
      setUpload({ state: 'refused', why: body.key && t.has(body.key as never) ? say(t, { key: body.key, params: body.params }) : t('files.failed') })
    } catch {
      setUpload({ state: 'refused', why: t('files.failed') })
    }
  }
  const remove = () => {
    setUpload({ state: 'none' })
    setAttempt(attempt + 1)
  }
  return (
    <Field name="fileId" label={t('gates.form.file')} help={t('files.help', { megabytes })} optional>
      {({ name, ...control }) => (
        <>
          {upload.state === 'there' && <input type="hidden" name={name} value={upload.id} />}
          <span className="flex flex-wrap items-center gap-3">
            <span className={buttonClass({ size: 'lg' }, 'relative focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent')}>
              {t(upload.state === 'there' ? 'files.replace' : 'files.choose')}
              <input
                {...control}
                key={attempt}
                type="file"
                title=""
                onChange={(event) => {
                  const file = event.target.files?.[0]
                  if (file) void send(file)
                  else setUpload({ state: 'none' })
                }}
                className="absolute inset-0 cursor-pointer opacity-0"
              />
            </span>
            {upload.state === 'there' && <Button size="sm" variant="quiet" onClick={remove}>{t('files.remove')}</Button>}
          </span>
          <span role="status" className="mt-1.5 block text-sm text-ink-2">
            {upload.state === 'busy' && t('files.uploading', { name: upload.name })}
            {upload.state === 'there' && upload.name}
            {upload.state === 'refused' && <span className="text-act">{upload.why}</span>}
          </span>
        </>
      )}
    </Field>
  )
}
