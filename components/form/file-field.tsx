'use client'

import { Paperclip, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { fileExtensions, MAX_FILE_BYTES } from '@/lib/core/files/file-type'
import { FieldLabel, FieldNotes, useControl } from './field'
import { useUpload } from './use-upload'

interface FileFieldProps {
  /** The form receives the id of the uploaded file under this name. */
  name: string
  label?: string
  optional?: boolean
  /** Only these kinds, as `xlsx`; said in the hint instead of all that the portal keeps */
  only?: readonly string[]
  /** Whether a file is on its way, so that a form can wait for it */
  onUploading?: (on: boolean) => void
}

const accept = ['jpeg', ...fileExtensions].map((extension) => `.${extension}`).join(',')

/** One file, uploaded when it is chosen; needs area `files` of the messages. */
export function FileField({ name, label, optional = false, only, onUploading }: FileFieldProps) {
  const t = useTranslations('files')
  const shown = label ?? t('label')
  const megabytes = MAX_FILE_BYTES / 1_048_576
  const help = only ? t('helpOnly', { kinds: only.join(', ').toUpperCase(), megabytes }) : t('help', { megabytes })
  const { id, error, control } = useControl({ name, label: shown, help, optional })
  const input = useRef<HTMLInputElement>(null)
  const { state, upload, clear } = useUpload()
  const uploading = state.kind === 'uploading'
  useEffect(() => onUploading?.(uploading), [uploading, onUploading])
  const refusal = state.kind === 'refused' ? (state.reason ?? t('failed')) : error
  return (
    <div className="min-w-0">
      <FieldLabel htmlFor={id} label={shown} optional={optional} />
      <input ref={input} id={id} type="file" accept={only ? only.map((extension) => `.${extension}`).join(',') : accept} aria-describedby={control['aria-describedby']} className="sr-only" tabIndex={-1} onChange={({ target }) => {
        const [file] = target.files ?? []
        if (file) void upload(file)
        target.value = ''
      }} />
      <input type="hidden" name={name} value={state.kind === 'kept' ? state.file.id : ''} />
      <div className="flex min-h-control flex-wrap items-center gap-2" aria-live="polite">
        <Button icon={<Paperclip aria-hidden="true" />} disabled={uploading} onClick={() => input.current?.click()}>
          {state.kind === 'kept' ? t('replace') : t('choose')}
        </Button>
        {state.kind === 'uploading' && <span className="text-sm text-ink-2">{t('uploading', { name: state.name })}</span>}
        {state.kind === 'kept' && (
          <span className="flex min-w-0 items-center gap-1 text-sm">
            <span className="min-w-0 break-all">{state.file.name}</span>
            <IconButton label={t('remove')} size="sm" onClick={clear}>
              <X aria-hidden="true" />
            </IconButton>
          </span>
        )}
      </div>
      <FieldNotes id={id} help={help} error={refusal} />
    </div>
  )
}
