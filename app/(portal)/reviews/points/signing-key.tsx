'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { withStepUp } from '@/components/form/step-up-store'
import { Button, ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { CopyButton } from '@/components/ui/copy-button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import { say } from '@/lib/i18n/say'
import { renewSigningKeyAction } from '../actions'

/** The key, the only time it is seen. */
export function KeyShown({ signingKey, href }: { signingKey: string; href?: string }) {
  const t = useTranslations('reviews.points')
  return (
    <Callout tone="ok" title={t('keyTitle')} live action={href && <ButtonLink href={href} variant="primary">{t('toPoint')}</ButtonLink>}>
      <p>{t('keyText')}</p>
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <code className="rounded-sm bg-raised px-2 py-1 font-mono text-sm break-all text-ink select-all">{signingKey}</code>
        <CopyButton text={signingKey} />
      </p>
    </Callout>
  )
}

/** Makes a new key after the consequence was read, and shows it once. */
export function RenewKey({ id, version }: { id: string; version: number }) {
  const t = useTranslations()
  const router = useRouter()
  const [made, setMade] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const renew = (close: () => void) =>
    start(async () => {
      const result = await withStepUp(() => renewSigningKeyAction({ id, version }))
      if (!result.ok) return toast({ title: say(t, result.error), tone: 'act' })
      close()
      setMade(result.data.signingKey)
      router.refresh()
    })
  return (
    <>
      {made && <KeyShown signingKey={made} />}
      <Dialog trigger={t('reviews.points.keyNew')} size="sm" title={t('reviews.points.keyNewTitle')} description={t('reviews.points.keyNewText')}>
        {(close) => (
          <div className="flex justify-end">
            <Button variant="primary" aria-disabled={pending || undefined} onClick={() => renew(close)}>{t(pending ? 'ui.working' : 'reviews.points.keyNew')}</Button>
          </div>
        )}
      </Dialog>
    </>
  )
}
