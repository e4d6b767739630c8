'use client'

import { useTranslations } from 'next-intl'
import { Callout } from '@/components/ui/callout'
import type { CheckAnswer } from '@/lib/features/engines/check-connection'
import { say } from '@/lib/i18n/say'

/** What a test of the connection found, in words. */
export function CheckedConnection({ answer }: { answer: CheckAnswer }) {
  const t = useTranslations()
  const c = useTranslations('enginePages.check')
  if (!answer.ok) {
    return (
      <div className="[&>*]:mb-0">
        <Callout tone="act" title={say(t, { key: answer.what, params: answer.params })} live>
          <p>{say(t, { key: answer.todo, params: answer.params })}</p>
          <p className="mt-1 text-xs text-ink-3">{c('nothingSaved')}</p>
        </Callout>
      </div>
    )
  }
  const skew = answer.clockSkewMs === null ? c('clockUnknown') : Math.abs(answer.clockSkewMs) < 2000 ? c('clockSame') : c('clockDiffers', { seconds: Math.round(Math.abs(answer.clockSkewMs) / 1000) })
  return (
    <div className="[&>*]:mb-0">
      <Callout tone={answer.warnings.length ? 'watch' : 'ok'} title={c('works')} live>
        <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5">
          <dt className="text-ink-3">{c('version')}</dt>
          <dd>{answer.engineVersion ?? c('versionUnknown')}</dd>
          <dt className="text-ink-3">{c('rights')}</dt>
          <dd>{answer.scopes.length ? <Rights scopes={answer.scopes} /> : c('rightsUntold')}</dd>
          <dt className="text-ink-3">{c('clock')}</dt>
          <dd>{skew}</dd>
        </dl>
        {answer.warnings.filter(({ code }) => code !== 'clockSkew').map((warning) => (
          <p key={warning.code} className="mt-1">
            {say(t, { key: `engines.warning.${warning.code}`, params: { count: 1, ...warning.params } })}
          </p>
        ))}
      </Callout>
    </div>
  )
}

const SHOWN = 6

function Rights({ scopes }: { scopes: string[] }) {
  const c = useTranslations('enginePages.check')
  return (
    <>
      <span className="font-mono text-xs">{scopes.slice(0, SHOWN).join(', ')}</span>
      {scopes.length > SHOWN && ` ${c('moreRights', { count: scopes.length - SHOWN })}`}
    </>
  )
}
