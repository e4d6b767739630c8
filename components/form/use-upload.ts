'use client'

import { useLocale } from 'next-intl'
import { useState } from 'react'

export interface UploadedFile {
  id: string
  name: string
  size: number
}

type State = { kind: 'empty' } | { kind: 'uploading'; name: string } | { kind: 'kept'; file: UploadedFile } | { kind: 'refused'; reason: string | null }

/** Sends a chosen file at once, before the form that it belongs to; a refusal arrives in the reader's words. */
export function useUpload() {
  const locale = useLocale()
  const [state, setState] = useState<State>({ kind: 'empty' })
  const upload = async (file: File) => {
    setState({ kind: 'uploading', name: file.name })
    try {
      const response = await fetch('/api/files', {
        method: 'POST',
        body: file,
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name), 'accept-language': locale },
      })
      const answer = (await response.json()) as UploadedFile & { detail?: string }
      setState(response.ok ? { kind: 'kept', file: answer } : { kind: 'refused', reason: answer.detail ?? null })
    } catch {
      setState({ kind: 'refused', reason: null })
    }
  }
  return { state, upload, clear: () => setState({ kind: 'empty' }) }
}
