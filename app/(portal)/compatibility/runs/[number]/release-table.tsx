import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { RunView } from '@/lib/features/compatibility/run-view'

export async function ReleaseTable({ releases, locale }: { releases: RunView['releases']; locale: Locale }) {
  const t = await getTranslations('compatibility')
  return (
    <PlainTable
      caption={t('run.releases')}
      columns={[{ id: 'system', header: t('defects.system') }, { id: 'tested', header: t('run.releaseTested') }, { id: 'today', header: t('run.releaseToday') }]}
      rows={releases.map((system) => ({
        id: system.id, name: nameIn(locale, system), href: `/systems/${system.id}`,
        cells: {
          system: nameIn(locale, system),
          tested: system.tested ?? t('release.unknown'),
          today: system.tested === system.today ? (system.today ?? t('release.unknown')) : { text: system.today ?? t('release.unknown'), sub: t('run.releaseMoved'), tone: 'watch' },
        },
      }))}
    />
  )
}
