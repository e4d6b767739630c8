'use client'

import { ScanSearch } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { ErrorShape } from '@/lib/core/errors'
import { say } from '@/lib/i18n/say'
import { discoverProcessesAction } from '../actions'
import { ActionButton } from './action-button'

/** Asks the engine for its processes; a failure stays beside the button, with what to do. */
export function Discover({ id }: { id: number }) {
  const t = useTranslations()
  const p = useTranslations('enginePages.processes')
  const [failure, setFailure] = useState<ErrorShape | null>(null)
  const todo = failure?.key.endsWith('.what') ? failure.key.replace(/\.what$/, '.todo') : null
  return (
    <div className="flex max-w-xl flex-col items-end gap-1.5 max-sm:w-full max-sm:items-stretch">
      <ActionButton icon={<ScanSearch aria-hidden="true" />} action={() => discoverProcessesAction({ id })} done={(counts) => p('discovered', { ...counts })} onFailure={setFailure}>
        {p('discover')}
      </ActionButton>
      {failure && (
        <p role="alert" className="rounded-md bg-act-soft px-3 py-2 text-left text-sm">
          <span className="font-medium text-act">{say(t, failure)}</span> {todo && say(t, { key: todo, params: failure.params })}
        </p>
      )}
    </div>
  )
}
