'use client'

import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { Notice } from './notice'

/** Shown in place of a page that failed; the digest leads an administrator to the log entry. */
export function FailedPage({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations('errors.pages')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null
  return (
    <Notice code="500" title={t('failedTitle')} text={t('failedText')} detail={digest && t('reference', { digest })}>
      <Button variant="primary" onClick={() => retry()}>
        {t('failedAction')}
      </Button>
      <ButtonLink href="/">{t('notFoundAction')}</ButtonLink>
    </Notice>
  )
}
