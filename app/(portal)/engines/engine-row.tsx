import type { getTranslations } from 'next-intl/server'
import type { TableRow } from '@/components/table/table-model'
import { When } from '@/components/ui/when'
import type { Locale } from '@/lib/core/localized'
import { nameIn } from '@/lib/core/localized'
import type { EngineRow } from '@/lib/features/engines/queries'
import type { Formats } from '@/lib/i18n/format'
import { FaultText } from './fault-text'
import { kindName } from './kind-name'
import { toneOfHealth } from './tones'

type T = Awaited<ReturnType<typeof getTranslations<never>>>

export function engineTableRow(engine: EngineRow, t: T, f: Formats, now: Date, locale: Locale): TableRow {
  const name = nameIn(locale, engine)
  const kind = kindName(t, engine.kind)
  const pulled = engine.intake === 'pull'
  return {
    id: String(engine.id),
    name,
    href: `/engines/${engine.slug}`,
    cells: {
      name: { text: name, sub: kind === name ? t(`engines.intake.${engine.intake}`) : `${kind} · ${t(`engines.intake.${engine.intake}`)}` },
      health: { text: t(`engines.health.${engine.health}`), tone: toneOfHealth[engine.health] },
      lag: pulled && engine.lagMs !== null ? f.duration(engine.lagMs) : null,
      last: engine.syncing ? t('engines.outcome.running') : engine.lastSyncAt ? <When at={engine.lastSyncAt} now={now} /> : null,
      next: pulled && engine.nextSyncAt && engine.status === 'active' ? engine.nextSyncAt <= now ? t('enginePages.now') : <When at={engine.nextSyncAt} now={now} /> : null,
      processes: t('enginePages.ofAll', { linked: engine.linkedProcesses, total: engine.linkedProcesses + engine.unlinkedProcesses }),
      error: engine.health === 'failing' && engine.error ? <FaultText fault={engine.error} /> : null,
    },
  }
}
