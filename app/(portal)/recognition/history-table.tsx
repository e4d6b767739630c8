import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { TextLink } from '@/components/ui/text-link'
import { sentenceOf } from '@/lib/core/recognition/history'
import { requestCode } from '@/lib/core/requests/statuses'
import type { Entry } from '@/lib/features/recognition/entries'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'

/** What points came from, a sentence a row; what was taken back says why. */
export async function HistoryTable({ entries, mayFile, caption }: { entries: readonly Entry[]; mayFile: boolean; caption: string }) {
  const [t, root, f] = await Promise.all([getTranslations('recognition.history'), getTranslations(), getFormats()])
  const words = { month: (month: string) => f.month(`${month}-01`), hours: f.hours, number: (value: number) => f.number(value) }
  return (
    <PlainTable
      caption={caption}
      columns={[
        { id: 'day', header: t('day') },
        { id: 'what', header: t('what') },
        { id: 'request', header: t('request') },
        { id: 'points', header: t('points'), align: 'right' },
      ]}
      rows={entries.map((entry) => ({
        id: entry.id,
        name: f.date(entry.day),
        cells: {
          day: f.date(entry.day),
          what: <span className="whitespace-normal">{say(root, sentenceOf(entry, words))}</span>,
          request: entry.request && (
            <span className="whitespace-normal">
              <TextLink href={`/requests/${entry.request.number}`}>{requestCode(entry.request.number)}</TextLink> <span className="text-ink-2">{entry.request.title}</span>
            </span>
          ),
          points: <span className={entry.points < 0 ? 'font-medium text-act' : 'font-medium'}>{entry.points > 0 ? `+${f.number(entry.points)}` : f.number(entry.points)}</span>,
        },
      }))}
      empty={
        <EmptyState title={t('emptyTitle')} action={mayFile && <ButtonLink href="/requests/new" variant="secondary">{t('fileIdea')}</ButtonLink>}>
          {t('emptyText')}
        </EmptyState>
      }
    />
  )
}
