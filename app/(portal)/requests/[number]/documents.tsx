'use client'

import { FilePlus2, RefreshCw, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Confirm } from '@/components/ui/confirm'
import { fileExtensions, MAX_FILE_BYTES } from '@/lib/core/files/file-type'

interface Version {
  id: string
  ordinal: number
  fileId: string
  name: string
  note: string
}

interface DocumentsProps {
  id: string
  may: boolean
  documents: { seriesId: string; versions: Version[] }[]
}

const accept = ['jpeg', ...fileExtensions].map((extension) => `.${extension}`).join(',')

/** Files of a request with their versions; each is saved to the disk, never shown in the page. */
export function Documents({ id, may, documents }: DocumentsProps) {
  const t = useTranslations('requestDetail.files')
  const files = useTranslations('files')
  const locale = useLocale()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const series = useRef<string | null>(null)
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const address = `/api/requests/${id}/attachments`
  const choose = (seriesId: string | null) => {
    series.current = seriesId
    input.current?.click()
  }
  const send = async (file: File) => {
    setSending(true)
    setRefused(null)
    try {
      if (file.size > MAX_FILE_BYTES) return setRefused(files('refused.tooLarge', { megabytes: MAX_FILE_BYTES / 1_048_576 }))
      const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name.toWellFormed()), 'accept-language': locale, ...(series.current && { 'x-series': series.current }) }
      const reply = await fetch(address, { method: 'POST', body: file, headers })
      if (!reply.ok) return setRefused(((await reply.json()) as { detail?: string }).detail ?? files('failed'))
      router.refresh()
    } catch {
      setRefused(files('failed'))
    } finally {
      setSending(false)
    }
  }
  const remove = async (seriesId: string) => {
    const reply = await fetch(address, { method: 'DELETE', headers: { 'x-series': seriesId, 'accept-language': locale } })
    if (!reply.ok) return { ok: false as const, error: { code: 'internal' as const, key: 'errors.internal' } }
  }
  return (
    <>
      {documents.length === 0 && <p className="mb-2 text-sm text-ink-3">{t('none')}</p>}
      {documents.length > 0 && (
        <ul className="panel mb-3 divide-y divide-line-soft">
          {documents.map(({ seriesId, versions }) => (
            <li key={seriesId} className="py-2 pr-2 pl-4 text-sm">
              <div className="flex items-start justify-between gap-2">
                <Download version={versions[0]!} />
                {may && (
                  <span className="flex shrink-0">
                    <IconButton size="sm" label={t('replace', { name: versions[0]!.name })} onClick={() => choose(seriesId)}><RefreshCw aria-hidden="true" /></IconButton>
                    <Confirm trigger={<><Trash2 aria-hidden="true" /><span className="sr-only">{t('remove', { name: versions[0]!.name })}</span></>} title={t('removeTitle')} consequence={t('removeText', { name: versions[0]!.name, count: versions.length })} confirmLabel={t('removeLabel')} action={() => remove(seriesId)} variant="quiet" size="sm" danger />
                  </span>
                )}
              </div>
              {versions.length > 1 && (
                <details className="mt-1 text-xs">
                  <summary className="w-fit cursor-pointer text-ink-3">{t('versions', { count: versions.length })}</summary>
                  <ul className="mt-1 grid gap-1 pl-3">{versions.slice(1).map((version) => <li key={version.id}><Download version={version} /></li>)}</ul>
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {may && (
        <>
          <input ref={input} type="file" accept={accept} aria-label={t('add')} className="sr-only" tabIndex={-1} onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) void send(file)
            target.value = ''
          }} />
          <Button icon={<FilePlus2 aria-hidden="true" />} disabled={sending} onClick={() => choose(null)}>{t(sending ? 'sending' : 'add')}</Button>
        </>
      )}
      <p role="status" className="mt-1.5 text-sm text-act empty:mt-0">{refused}</p>
    </>
  )
}

function Download({ version }: { version: Version }) {
  const t = useTranslations('requestDetail.files')
  return (
    <span className="min-w-0">
      <a href={`/api/files/${version.fileId}`} download className="break-all text-accent underline underline-offset-[3px]">{version.name}</a>
      <span className="block text-xs text-ink-3">{version.ordinal > 1 ? `${t('version', { ordinal: version.ordinal })} · ${version.note}` : version.note}</span>
    </span>
  )
}
