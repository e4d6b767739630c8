import { useTranslations } from 'next-intl'
import { Status } from '@/components/ui/status'
import type { Tone } from '@/components/ui/tone'
import type { Health, HealthState } from '@/lib/core/programme/health'
import { say, type Translator } from '@/lib/i18n/say'

export const healthTone: Record<HealthState, Tone> = { late: 'act', 'at-risk': 'watch', 'on-track': 'ok', unplanned: 'none', done: 'info' }

/** The reasons as one text; Chinese sentences follow each other without a space. `t` has no namespace. */
export const healthText = (t: Translator, health: Health): string =>
  health.reasons
    .map((reason) => say(t, reason))
    .join(' ')
    .replaceAll('。 ', '。')

/** The state of a plan as word, colour and shape; with its reasons in words where asked for. */
export function HealthStatus({ health, withReason = false }: { health: Health; withReason?: boolean }) {
  const t = useTranslations()
  return (
    <>
      <Status tone={healthTone[health.state]}>{t(`phases.health.states.${health.state}`)}</Status>
      {withReason && <span className="text-xs text-ink-3">{healthText(t, health)}</span>}
    </>
  )
}
