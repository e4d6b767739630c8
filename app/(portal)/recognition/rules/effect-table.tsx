import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ORDINARY_HOURS } from '@/lib/core/recognition/rules'
import type { RulesPreview } from '@/lib/features/recognition/preview-rules'
import { getFormats } from '@/lib/i18n/formats'

/** The same events under both rules, side by side. */
export async function EffectTable({ preview }: { preview: RulesPreview }) {
  const [t, kinds, f] = await Promise.all([getTranslations('recognition.rules'), getTranslations('recognition.kinds'), getFormats()])
  const { before, after } = preview
  const share = (value: number | null) => (value === null ? null : f.percent(value * 10_000, { digits: 0 }))
  const row = (id: string, name: string, left: string | null, right: string | null) => ({ id, name, cells: { name, inForce: left, yours: left === right ? right : <strong>{right}</strong> } })
  return (
    <PlainTable
      caption={t('effectTitle')}
      columns={[
        { id: 'name', header: t('row') },
        { id: 'inForce', header: t('inForce'), align: 'right' },
        { id: 'yours', header: t('yours'), align: 'right' },
      ]}
      rows={[
        ...(['benefit', 'live', 'approved', 'support', 'submitted'] as const).map((kind) => row(kind, kinds(kind), f.number(before.byKind[kind]), f.number(after.byKind[kind]))),
        row('total', t('total'), f.number(before.points), f.number(after.points)),
        row('share', t('share'), share(before.verifiedShare), share(after.verifiedShare)),
        row('most', t('mostForSubmitting'), f.number(before.mostForSubmitting), f.number(after.mostForSubmitting)),
        row('ordinary', t('ordinaryIdea', { hours: ORDINARY_HOURS }), f.number(before.ordinaryIdea), f.number(after.ordinaryIdea)),
      ]}
    />
  )
}
