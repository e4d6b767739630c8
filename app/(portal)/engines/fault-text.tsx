import { useTranslations } from 'next-intl'
import type { MessageParams } from '@/lib/core/errors'
import { say } from '@/lib/i18n/say'

interface Fault {
  what: string
  todo: string
  params: MessageParams
}

/** What went wrong in one line, and below it what to do. */
export function FaultText({ fault }: { fault: Fault }) {
  const t = useTranslations()
  return (
    <span className="block min-w-0 sm:min-w-56">
      {say(t, { key: fault.what, params: fault.params })}
      <span className="sub">{say(t, { key: fault.todo, params: fault.params })}</span>
    </span>
  )
}
