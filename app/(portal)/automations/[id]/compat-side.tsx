import { getTranslations } from 'next-intl/server'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import type { Tone } from '@/components/ui/tone'
import { can } from '@/lib/core/access'
import type { CellState } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { automationCells } from '@/lib/features/compatibility/system-view'
import type { Ctx } from '@/lib/server/ctx'

const tones: Record<CellState, Tone> = { green: 'ok', amber: 'watch', red: 'act', stale: 'info', untested: 'none' }

/** The combinations of the automation with its systems; nothing where it touches none. */
export async function CompatSide({ automationId, ctx }: { automationId: string; ctx: Ctx }) {
  if (!can(ctx.actor, 'compatibility:read')) return null
  const [t, p, { needed, blockers, cells }] = await Promise.all([getTranslations('compatibility'), getTranslations('compatPlan'), automationCells(ctx, { automationId })])
  if (!needed) return null
  return (
    <Section
      title={t('title')}
      note={cells.length && blockers.length === 0 ? p('headline.free') : p('headline.held', { count: blockers.length })}
      action={<TextLink href={`/compatibility/automations/${automationId}`}>{p('title')}</TextLink>}
    >
      {cells.length > 0 && (
        <ul className="panel divide-y divide-line-soft text-sm">
          {cells.map(({ system, state }) => (
            <li key={system.id} className="flex min-h-row items-center justify-between gap-3 px-3.5 py-1">
              <span className="min-w-0 truncate">{nameIn(ctx.locale, system)}</span>
              <Status tone={tones[state]}>{t(`states.${state}`)}</Status>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
