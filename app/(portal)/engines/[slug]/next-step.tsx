import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { say } from '@/lib/i18n/say'
import type { EngineOfPage } from './engine-of-page'

/** The one thing to do now, if there is any. */
export function NextStep({ engine, tab }: { engine: EngineOfPage; tab: string }) {
  const t = useTranslations()
  const n = useTranslations('enginePages.next')
  const changeable = engine.intake !== 'internal'
  const unlinked = engine.unlinkedProcesses
  if (engine.health === 'failing' && engine.error) {
    const { what, todo, params } = engine.error
    return (
      <Callout tone="act" title={say(t, { key: what, params })} action={engine.mayEdit && changeable && <ButtonLink href={`/engines/${engine.slug}/edit`}>{n('checkSettings')}</ButtonLink>}>
        <p>{say(t, { key: todo, params })}</p>
        <p className="mt-1 text-xs text-ink-3">{n('kept', { count: engine.failuresInRow })}</p>
      </Callout>
    )
  }
  if (engine.health === 'paused') return <Callout tone="none" title={n('pausedTitle')}>{n('pausedText')}</Callout>
  if (engine.health === 'late') return <Callout tone="watch" title={n('lateTitle')}>{n('lateText')}</Callout>
  if (unlinked > 0 && changeable && tab !== 'processes') {
    return (
      <Callout tone="watch" title={n('unlinkedTitle', { count: unlinked })} action={engine.mayLink && <ButtonLink href={`/engines/${engine.slug}?tab=processes`}>{n('link')}</ButtonLink>}>
        {n('unlinkedText')}
      </Callout>
    )
  }
  return null
}
