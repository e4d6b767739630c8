'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import type { SaidProgress } from '@/lib/features/transfer/say-report'
import { ErrorTable } from './error-table'

/** How far the import is; asked again every second until it has ended. */
export function ImportRunView({ href, listHref }: { href: string; listHref: string }) {
  const t = useTranslations('transfer')
  const [progress, setProgress] = useState<SaidProgress | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let left = false
    const ask = async () => {
      const answer = await fetch(href).then((response) => (response.ok ? (response.json() as Promise<SaidProgress>) : null)).catch(() => null)
      if (left) return
      if (answer) setProgress(answer)
      if (!answer || answer.state === 'running') timer = setTimeout(ask, 1000)
    }
    void ask()
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [href])
  if (!progress || progress.state === 'running')
    return (
      <div className="panel max-w-3xl p-4">
        <Progress label={t('runningText')} percent={progress?.rows ? (100 * progress.done) / progress.rows : null} detail={progress?.rows ? t('running', { done: progress.done, rows: progress.rows }) : undefined} />
      </div>
    )
  const { created, updated, unchanged, refused } = progress
  return (
    <div className="grid gap-5">
      <div role="status" className="panel max-w-3xl p-4">
        <p className="text-lg font-semibold">{progress.state === 'done' ? t('done', { created, updated, unchanged, refused }) : progress.state === 'refused' ? t('refusedRun') : t('failed')}</p>
        {progress.why && <p className="mt-1 text-ink-2">{progress.why}</p>}
        {progress.state === 'failed' && <p className="mt-1 text-ink-2">{t('failedText')}</p>}
        <div className="mt-4">
          <ButtonLink href={listHref} variant="primary">
            {t('toList')}
          </ButtonLink>
        </div>
      </div>
      {progress.errors.length > 0 && <ErrorTable errors={progress.errors} />}
    </div>
  )
}
