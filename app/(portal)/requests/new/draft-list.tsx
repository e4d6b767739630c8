'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { dropKept, keptDrafts } from '@/components/form/draft-store'
import { Confirm } from '@/components/ui/confirm'
import { TextLink } from '@/components/ui/text-link'
import { discardDraftAction } from '../actions'

interface DraftRow {
  id: string
  title: string
  /** Last change, in words; null: only this browser holds it */
  at: string | null
}

/** One's own unfinished requests: to go on with, or to discard. Those that never reached the account are among them. */
export function DraftList({ drafts, personId, current }: { drafts: DraftRow[]; personId: string; current?: string }) {
  const t = useTranslations('requestForm.drafts')
  const [local, setLocal] = useState<DraftRow[]>([])
  useEffect(() => {
    const known = new Set([current, ...drafts.map(({ id }) => id)])
    const timer = setTimeout(() => setLocal(keptDrafts(personId).filter(({ id }) => !known.has(id)).map(({ id, draft }) => ({ id, title: draft.values.title || draft.values.pain?.slice(0, 80) || t('untitled'), at: null }))), 0)
    return () => clearTimeout(timer)
  }, [drafts, personId, current, t])
  const rows = [...local, ...drafts]
  if (!rows.length) return null
  const discard = async ({ id, at }: DraftRow) => {
    dropKept(personId, id)
    setLocal(local.filter((row) => row.id !== id))
    if (at !== null) return discardDraftAction({ id })
  }
  return (
    <details className="panel mb-5 max-w-2xl" open={rows.length <= 2}>
      <summary className="cursor-pointer px-4 py-2.5 text-sm font-medium">{t('title', { count: rows.length })}</summary>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="flex items-center justify-between gap-3 border-t border-line-soft py-1.5 pr-2 pl-4">
            <span className="min-w-0">
              <TextLink href={`/requests/new?draft=${row.id}`}>{row.title}</TextLink>
              <span className="block text-xs text-ink-3">{row.at ?? t('onlyHere')}</span>
            </span>
            <Confirm trigger={t('discard')} title={t('discardTitle')} consequence={t('discardText', { title: row.title })} confirmLabel={t('discard')} action={() => discard(row)} variant="quiet" size="sm" danger />
          </li>
        ))}
      </ul>
    </details>
  )
}
