import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Section } from '@/components/ui/section'
import { TakeBack } from '@/components/value/take-back'
import { automationReadings, type ReadingLine } from '@/lib/features/readings/queries'
import { getFormats } from '@/lib/i18n/formats'
import { Messages } from '@/lib/i18n/provide'
import type { Ctx } from '@/lib/server/ctx'
import { takeBackReadingAction } from '../actions'
import { EnterReading } from './reading-forms'

/** Months that can be chosen, the present one first. */
const OFFERED = 13

/** Adoption, items in scope and late items by month, with who read them from where and what they replaced. */
export async function ReadingsSection({ ctx, automationId }: { ctx: Ctx; automationId: string }) {
  const [t, f, { lines, month, mayEnter }] = await Promise.all([getTranslations('rates.readings'), getFormats(), automationReadings(ctx, { automationId })])
  const monthName = (of: string) => f.month(`${of}-01`)
  const value = ({ kind, value: read }: ReadingLine) => (read === null ? t('withdrawn') : kind === 'adoption' ? f.percent(read) : f.number(read))
  const counting = lines.filter((line) => line.counts && line.value !== null)
  const earlier = lines.filter((line) => !counting.includes(line))
  const enter = mayEnter && <EnterReading automationId={automationId} months={monthsBefore(month).map((of) => ({ value: of, label: monthName(of) }))} />
  return (
    <Messages areas={['rates']}>
      <Section id="readings" title={t('title')} note={t('note')} action={counting.length > 0 && enter}>
        <PlainTable
          caption={t('title')}
          columns={[
            { id: 'what', header: t('kindLabel') },
            { id: 'month', header: t('month') },
            { id: 'value', header: t('value'), align: 'right' },
            { id: 'source', header: t('source') },
            ...(mayEnter ? [{ id: 'edit', header: '' }] : []),
          ]}
          rows={counting.map((line) => ({
            id: line.id,
            name: `${t(`kind.${line.kind}`)} ${monthName(line.month)}`,
            cells: {
              what: t(`kind.${line.kind}`),
              month: monthName(line.month),
              value: value(line),
              source: { text: line.source, sub: t('by', { name: line.by ?? '–', day: f.date(line.at) }) },
              edit: mayEnter ? (
                <span className="flex justify-end">
                  <TakeBack action={takeBackReadingAction} fields={{ id: line.id }} of="rates.readings" />
                </span>
              ) : null,
            },
          }))}
          empty={
            <EmptyState title={t('emptyTitle')} action={enter}>
              {t('emptyText')}
            </EmptyState>
          }
        />
        {earlier.length > 0 && (
          <details className="mt-3 text-sm">
            <summary className="w-fit cursor-pointer rounded-sm text-ink-2 hover:text-ink">{t('earlier')}</summary>
            <ul className="mt-2 grid gap-1 text-xs text-ink-3">
              {earlier.map((line) => (
                <li key={line.id}>
                  {t(`kind.${line.kind}`)} · {t('earlierLine', { value: value(line), month: monthName(line.month), source: line.source, name: line.by ?? '–', day: f.date(line.at) })}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Section>
    </Messages>
  )
}

function monthsBefore(present: string): string[] {
  const [year = 0, month = 1] = present.split('-').map(Number)
  return Array.from({ length: OFFERED }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7))
}
