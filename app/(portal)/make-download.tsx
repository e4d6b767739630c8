'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { withStepUp } from '@/components/form/step-up-store'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import type { ErrorShape } from '@/lib/core/errors'
import { say } from '@/lib/i18n/say'

interface Made {
  fileId: string
  name: string
}

interface MakeDownloadProps {
  /** Makes the file for this reader; asks for the password first where the verb wants it. */
  action: () => Promise<{ ok: true; data: Made } | { ok: false; error: ErrorShape }>
  label: string
  ready: string
  readyText: string
  /** "Download {name}" with the name left open. */
  download: string
}

/** A button that makes a file and then offers it. */
export function MakeDownload({ action, label, ready, readyText, download }: MakeDownloadProps) {
  const t = useTranslations()
  const [made, setMade] = useState<Made | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, startTransition] = useTransition()
  const run = () =>
    startTransition(async () => {
      const result = await withStepUp(action).catch(() => ({ ok: false as const, error: { code: 'internal' as const, key: 'errors.offline' } }))
      if (result.ok) setMade(result.data)
      setFailure(result.ok ? null : say(t, result.error))
    })
  return (
    <>
      {failure && <Callout tone="act" title={failure} live />}
      {made ? (
        <Callout tone="ok" title={ready} live action={<ButtonLink href={`/api/files/${made.fileId}`} variant="primary">{download.replace('%', made.name)}</ButtonLink>}>
          {readyText}
        </Callout>
      ) : (
        <Button icon={<Download aria-hidden="true" />} disabled={pending} onClick={run}>
          {pending ? t('ui.working') : label}
        </Button>
      )}
    </>
  )
}
