import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Section } from '@/components/ui/section'
import { Timeline } from '@/components/ui/timeline'
import type { Tone } from '@/components/ui/tone'
import type { CellState } from '@/lib/core/compatibility/words'
import { nameIn } from '@/lib/core/localized'
import { systemReleases } from '@/lib/features/compatibility/system-view'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import type { Ctx } from '@/lib/server/ctx'
import { RecordReleaseDialog } from './record-release'

const tones: Record<CellState, Tone> = { green: 'ok', amber: 'watch', red: 'act', stale: 'info', untested: 'none' }

/** Which release runs where, since when, and the way to note another one. */
export async function SystemReleases({ systemId, ctx }: { systemId: string; ctx: Ctx }) {
  const [t, f, { rows, mayRecord }] = await Promise.all([getTranslations('compatibility'), getFormats(), systemReleases(ctx, { systemId })])
  if (!rows.length && !mayRecord) return null
  const current = new Set((['production', 'test'] as const).flatMap((environment) => rows.find((row) => row.environment === environment)?.id ?? []))
  return (
    <Section title={t('release.title')} action={mayRecord && <Messages areas={['compatibility']}><RecordReleaseDialog systemId={systemId} /></Messages>}>
      {rows.length ? (
        <Timeline entries={rows.map((row) => ({ id: row.id, current: current.has(row.id), title: `${row.release}${row.environment === 'test' ? ` (${t('environments.test')})` : ''}`, detail: [f.date(row.at), row.by?.name].filter(Boolean).join(' · '), body: row.note }))} />
      ) : (
        <p className="text-sm text-ink-3">{t('release.none')}</p>
      )}
    </Section>
  )
}

/** Automations that are tested with the system. */
export async function TestedWith({ systemId, ctx }: { systemId: string; ctx: Ctx }) {
  const [t, { cells }] = await Promise.all([getTranslations('compatibility'), systemReleases(ctx, { systemId })])
  if (!cells.length) return null
  return (
    <Section title={t('release.dependants')} note={t('release.dependantsNote', { count: cells.length })}>
      <PlainTable
        caption={t('release.dependants')}
        columns={[{ id: 'name', header: t('matrix.automation') }, { id: 'tested', header: t('run.releaseTested') }, { id: 'state', header: t('matrix.state') }]}
        rows={cells.map(({ automation, state, testedRelease }) => ({
          id: automation.id, name: nameIn(ctx.locale, automation), href: `/compatibility/automations/${automation.id}?system=${systemId}`,
          cells: { name: { text: nameIn(ctx.locale, automation), sub: automation.code }, tested: testedRelease, state: { text: t(`states.${state}`), tone: tones[state] } },
        }))}
      />
    </Section>
  )
}
