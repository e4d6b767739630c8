import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import type { RunView } from '@/lib/features/compatibility/run-view'
import { defectTone } from '../../tones'

export async function FaultTable({ defects }: { defects: RunView['defects'] }) {
  const t = await getTranslations('compatibility')
  return (
    <PlainTable
      caption={t('run.faults')}
      columns={[{ id: 'name', header: t('defects.name') }, { id: 'status', header: t('defects.status') }]}
      rows={defects.map((defect) => ({
        id: defect.id, name: defect.code, href: `/compatibility/defects/${defect.number}`,
        cells: { name: { text: defect.title, sub: `${defect.code}, ${t(`severities.${defect.severity}`)}${defect.owner ? `, ${defect.owner.name}` : ''}` }, status: { text: t(`defectStatuses.${defect.status}`), tone: defectTone[defect.status] } },
      }))}
      empty={<p className="text-sm text-ink-3">{t('run.faultsNone')}</p>}
    />
  )
}
