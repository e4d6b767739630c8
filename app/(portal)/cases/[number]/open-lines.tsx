import { getTranslations } from 'next-intl/server'
import { Callout } from '@/components/ui/callout'
import type { CaseDetail } from '@/lib/features/cases/detail'
import { getFormats } from '@/lib/i18n/formats'
import { sayReason } from '../results/say-reason'

/** Lines that have no amount are left out of every figure: said before the figures, with the reason of each. */
export async function OpenLines({ found }: { found: CaseDetail }) {
  const [all, t, f] = await Promise.all([getTranslations(), getTranslations('cases'), getFormats()])
  const labels = new Map(found.body.lines.map(({ id, label }) => [id, label]))
  const open = found.resolved.lines.filter(({ reasons }) => reasons.length)
  if (!open.length && !found.reasons.length) return null
  return (
    <Callout tone="watch" title={open.length ? t('live.open', { count: open.length }) : sayReason(all, found.reasons[0]!, f.locale)}>
      <ul className="list-disc pl-4">
        {open.map(({ lineId, reasons }) => (
          <li key={lineId}><span dir="auto">{labels.get(lineId)}</span>: {sayReason(all, reasons[0]!, f.locale)}</li>
        ))}
      </ul>
    </Callout>
  )
}
