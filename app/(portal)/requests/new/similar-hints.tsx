'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Status } from '@/components/ui/status'
import { toast } from '@/components/ui/toast-store'
import { TextField } from '@/components/form/text-field'
import { followRequestAction } from '../actions'
import { toneOfStatus } from '../status-tone'

interface Similar {
  id: string
  number: number
  code: string
  title: string
  pain: string
  status: string
  statusWord: string
  department: string | null
  supports: number
  own: boolean
}

const PAUSE_MS = 600
const SHORTEST = 5

/** Filed ideas that may be the same: joining them is one step, and saying why this one is different stays possible. */
export function SimilarHints({ title, pain, except }: { title: string; pain: string; except: string }) {
  const t = useTranslations('requestForm.similar')
  const found = useSimilar(title, pain, except)
  const [different, setDifferent] = useState<Similar | null>(null)
  const [followed, setFollowed] = useState<string[]>([])
  const follow = async (row: Similar) => {
    const result = await followRequestAction({ id: row.id, on: true })
    if (!result.ok) return toast({ title: t('failed'), tone: 'act' })
    setFollowed([...followed, row.id])
  }
  if (different)
    return (
      <div className="min-w-0">
        <input type="hidden" name="differsFrom" value={different.number} />
        <TextField name="differsBecause" label={t('because', { code: different.code })} help={t('becauseHelp')} optional />
        <Button variant="quiet" size="sm" onClick={() => setDifferent(null)} className="mt-1">{t('showAgain')}</Button>
      </div>
    )
  if (!found.length) return <p role="status" className="sr-only" />
  return (
    <section role="status" aria-label={t('label')} className="panel border-l-[3px] border-l-watch">
      <p className="px-4 pt-3 text-sm font-medium">{t('title', { count: found.length })}</p>
      <ul>
        {found.map((row) => (
          <li key={row.id} className="border-t border-line-soft px-4 py-2.5 first:border-0">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <a href={`/requests/${row.number}`} target="_blank" rel="noopener noreferrer" dir="auto" className="min-w-0 break-words text-accent underline underline-offset-[3px]">{row.code} {row.title}</a>
              <Status tone={toneOfStatus(row.status)} plain>{row.statusWord}</Status>
            </p>
            <p className="text-xs text-ink-3">{[row.own && t('yours'), row.department, row.supports > 0 && t('supports', { count: row.supports })].filter(Boolean).join(' · ')}</p>
            <p className="mt-1.5 flex flex-wrap gap-1.5">
              {!row.own && <ButtonLink size="sm" href={`/requests/${row.number}#support`}>{t('tooMine')}</ButtonLink>}
              {!row.own && <Button size="sm" disabled={followed.includes(row.id)} onClick={() => void follow(row)}>{t(followed.includes(row.id) ? 'followed' : 'follow')}</Button>}
              <Button size="sm" variant="quiet" onClick={() => setDifferent(row)}>{t('different')}</Button>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Asked for a moment after the last key; an answer that comes late is dropped. */
function useSimilar(title: string, pain: string, except: string): Similar[] {
  const [found, setFound] = useState<{ text: string; rows: Similar[] }>({ text: '', rows: [] })
  const text = `${title.replaceAll('\n', ' ').trim()}\n${pain.trim()}`.slice(0, 3000)
  const short = [...title.trim()].length < SHORTEST
  useEffect(() => {
    if (short) return
    const abort = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const reply = await fetch('/api/requests/similar', { method: 'POST', signal: abort.signal, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ text: text.toWellFormed(), except }) })
        if (reply.ok) setFound({ text, rows: ((await reply.json()) as { similar: Similar[] }).similar })
      } catch {
        // A hint that does not come is not missed.
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, short, except])
  return short ? [] : found.rows
}
