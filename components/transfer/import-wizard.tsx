'use client'

import { FileUp } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import type { SaidReport } from '@/lib/features/transfer/say-report'
import { ImportReportView } from './import-report'
import { ImportRunView } from './import-run'

interface ImportWizardProps {
  /** Name of the register in addresses */
  register: string
  /** Where the imported rows are listed */
  listHref: string
}

type State =
  | { kind: 'empty' }
  | { kind: 'busy'; words: string }
  | { kind: 'checked'; report: SaidReport }
  | { kind: 'running'; id: string }

/** A file, what would come of it, then the import itself; the same for every register. Needs areas `transfer` and `files`. */
export function ImportWizard({ register, listHref }: ImportWizardProps) {
  const t = useTranslations('transfer')
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<State>({ kind: 'empty' })
  const [failure, setFailure] = useState<string | null>(null)
  const starting = useRef(false)
  const [isStarting, setIsStarting] = useState(false)
  const base = `/api/transfer/${register}`

  async function call<T>(path: string, init: RequestInit): Promise<T | null> {
    try {
      const response = await fetch(`${base}${path}`, { ...init, headers: { 'accept-language': locale, ...init.headers } })
      const answer = (await response.json()) as T & { detail?: string; fields?: Record<string, string[]> }
      if (response.ok) return answer
      setFailure(Object.values(answer.fields ?? {})[0]?.[0] ?? answer.detail ?? t('connectionLost'))
    } catch {
      setFailure(t('connectionLost'))
    }
    return null
  }
  const json = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

  async function check(fileId: string, mapping: Record<string, number> = {}) {
    setState({ kind: 'busy', words: t('checking') })
    const report = await call<SaidReport>('/check', json({ fileId, mapping }))
    setState(report ? { kind: 'checked', report } : { kind: 'empty' })
  }
  async function upload(file: File | undefined) {
    if (!file) return
    setFailure(null)
    setState({ kind: 'busy', words: t('reading', { name: file.name }) })
    const kept = await call<{ id: string }>('', { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) } })
    if (kept) await check(kept.id)
    else setState({ kind: 'empty' })
  }
  async function run(report: SaidReport, mode: 'good' | 'all') {
    // A second click of the same hand starts no second import.
    if (starting.current) return
    starting.current = true
    setIsStarting(true)
    setFailure(null)
    const started = await call<{ id: string }>('/runs', json({ fileId: report.file.id, mapping: mappingOf(report), mode }))
    starting.current = false
    setIsStarting(false)
    if (started) setState({ kind: 'running', id: started.id })
  }

  return (
    <div className="grid gap-5">
      {failure && (
        <p role="alert" className="max-w-3xl rounded-md bg-act-soft px-3 py-2 text-sm text-act">
          {failure}
        </p>
      )}
      <input ref={input} type="file" accept=".csv,.xlsx,.txt" className="sr-only" tabIndex={-1} aria-label={t('choose')} onChange={({ target }) => {
        void upload(target.files?.[0])
        target.value = ''
      }} />
      {state.kind === 'empty' && (
        <div
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            void upload(event.dataTransfer.files[0])
          }}
          className="panel flex max-w-3xl flex-col items-center gap-3 border-dashed px-6 py-12 text-center"
        >
          <FileUp aria-hidden="true" className="size-7 text-ink-3" />
          <Button variant="primary" size="lg" onClick={() => input.current?.click()}>
            {t('choose')}
          </Button>
          <p className="text-sm text-ink-2 max-sm:hidden">{t('drop')}</p>
          <p className="text-sm text-ink-3">{t('limits')}</p>
          <a href={`${base}/template`} download className={buttonClass({ variant: 'quiet', size: 'sm' })}>
            {t('template')}
          </a>
        </div>
      )}
      {state.kind === 'busy' && (
        <p role="status" className="panel max-w-3xl px-6 py-12 text-center text-ink-2">
          {state.words}
        </p>
      )}
      {state.kind === 'checked' && (
        <ImportReportView
          register={register}
          report={state.report}
          starting={isStarting}
          onMapping={(mapping) => void check(state.report.file.id, mapping)}
          onRun={(mode) => void run(state.report, mode)}
          onAnother={() => input.current?.click()}
        />
      )}
      {state.kind === 'running' && <ImportRunView href={`${base}/runs/${state.id}`} listHref={listHref} />}
    </div>
  )
}

/** What was left out on purpose stays left out. */
const mappingOf = (report: SaidReport): Record<string, number> => Object.fromEntries(report.columns.map(({ key }) => [key, report.mapping[key] ?? -1]))
