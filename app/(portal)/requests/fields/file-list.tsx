'use client'

import { Paperclip, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { fileExtensions, MAX_FILE_BYTES } from '@/lib/core/files/file-type'

export interface AttachedFile {
  seriesId: string
  fileId: string
  name: string
}

const accept = ['jpeg', ...fileExtensions].map((extension) => `.${extension}`).join(',')

interface FileListProps {
  requestId: string
  files: AttachedFile[]
  onFiles: (files: AttachedFile[]) => void
  /** Makes sure that the account holds the draft; false when it does not */
  before: () => Promise<boolean>
}

/** Files of a draft, each sent when it is chosen; what is refused says why, and the others stay. */
export function FileList({ requestId, files, onFiles, before }: FileListProps) {
  const t = useTranslations('files')
  const own = useTranslations('requestForm.files')
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<string | null>(null)
  const [refused, setRefused] = useState<string[]>([])
  const headers = { 'accept-language': locale }
  const send = async (chosen: File[]) => {
    const troubles: string[] = []
    let known = files
    if (!(await before())) troubles.push(own('needsAccount'))
    else
      for (const file of chosen) {
        setSending(file.name)
        if (file.size > MAX_FILE_BYTES) {
          troubles.push(`${file.name}: ${t('refused.tooLarge', { megabytes: MAX_FILE_BYTES / 1_048_576 })}`)
          continue
        }
        try {
          const reply = await fetch(`/api/requests/${requestId}/attachments`, { method: 'POST', body: file, headers: { ...headers, 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name.toWellFormed()) } })
          const answer = (await reply.json()) as AttachedFile & { detail?: string }
          if (reply.ok) onFiles((known = [...known, { seriesId: answer.seriesId, fileId: answer.fileId, name: answer.name }]))
          else troubles.push(`${file.name}: ${answer.detail ?? t('failed')}`)
        } catch {
          troubles.push(`${file.name}: ${t('failed')}`)
        }
      }
    setSending(null)
    setRefused(troubles)
  }
  const remove = async ({ seriesId }: AttachedFile) => {
    const reply = await fetch(`/api/requests/${requestId}/attachments`, { method: 'DELETE', headers: { ...headers, 'x-series': seriesId } }).catch(() => null)
    if (reply?.ok) onFiles(files.filter((file) => file.seriesId !== seriesId))
    else setRefused([t('failed')])
  }
  return (
    <fieldset className="min-w-0 [@media(scripting:none)]:hidden">
      <legend className="mb-1.5 text-sm font-medium">{own('label')}</legend>
      <input ref={input} type="file" multiple accept={accept} aria-label={own('label')} className="sr-only" tabIndex={-1} onChange={({ target }) => {
        const chosen = [...(target.files ?? [])]
        if (chosen.length) void send(chosen)
        target.value = ''
      }} />
      {files.length > 0 && (
        <ul className="panel mb-2 divide-y divide-line-soft">
          {files.map((file) => (
            <li key={file.seriesId} className="flex items-center justify-between gap-2 py-1 pr-1 pl-3">
              <span className="min-w-0 break-all">{file.name}</span>
              <IconButton size="sm" label={own('remove', { name: file.name })} onClick={() => void remove(file)}>
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Button icon={<Paperclip aria-hidden="true" />} disabled={sending !== null} onClick={() => input.current?.click()}>{own('add')}</Button>
      <div aria-live="polite">
        {sending !== null && <p className="mt-1.5 text-sm text-ink-2">{t('uploading', { name: sending })}</p>}
        {refused.map((text, index) => <p key={index} className="mt-1.5 text-sm break-words text-act">{text}</p>)}
      </div>
      <p className="mt-1.5 text-xs text-ink-3">{t('help', { megabytes: MAX_FILE_BYTES / 1_048_576 })}</p>
    </fieldset>
  )
}
