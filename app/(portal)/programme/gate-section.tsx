import { getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import type { TableCell } from '@/components/table/table-model'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { Readiness } from '@/lib/core/gates/readiness'
import type { Reading } from '@/lib/core/gates/reading'
import { mostUrgent, toneOfReading } from '@/lib/core/gates/tone'
import { nameIn } from '@/lib/core/localized'
import { factText, gapText, targetText, valueText, type ReadingWords } from '@/lib/i18n/reading-text'

/** What the gate of the active phase asks, the most urgent first; each line opens on the page of the gate. */
export async function GateSection({ readiness, words }: { readiness: Readiness | null; words: ReadingWords }) {
  const [t, g] = await Promise.all([getTranslations('cockpit.gate'), getTranslations('gates')])
  if (!readiness) return <p className="panel mb-7 px-4 py-5 text-sm text-ink-3">{t('noActive')}</p>
  const { phase, readings } = readiness
  const { f } = words
  const stateOf = (reading: Reading): TableCell => {
    const gap = reading.state === 'not-met' && reading.kind === 'measured' ? gapText(f, reading) : null
    return { text: g(`state.${reading.state}`), tone: toneOfReading(reading, phase.status), sub: gap ? `−${gap}` : reading.state !== 'met' && reading.facts[0] ? factText(words, reading.facts[0]) : undefined }
  }
  return (
    <Section
      title={t('title', { phase: nameIn(f.locale, phase) })}
      note={t('note')}
      action={
        <ButtonLink size="sm" href={`/gates/${phase.id}`}>
          {t('open')}
        </ButtonLink>
      }
    >
      <PlainTable
        caption={t('title', { phase: nameIn(f.locale, phase) })}
        columns={[
          { id: 'criterion', header: t('criterion'), maxWidth: '22rem' },
          { id: 'value', header: t('value'), align: 'right' },
          { id: 'target', header: t('target'), align: 'right' },
          { id: 'sample', header: t('sample'), align: 'right', wideOnly: true },
          { id: 'state', header: t('state') },
        ]}
        rows={[...readings].sort(mostUrgent).map((reading) => ({
          id: reading.criterionId,
          name: reading.label[f.locale],
          href: `/gates/${phase.id}`,
          cells: {
            criterion: { text: reading.label[f.locale], sub: reading.mandatory ? undefined : t('advisory') },
            value: reading.kind === 'signed' ? t('signed', { given: reading.value ?? 0, needed: reading.target ?? 0 }) : valueText(f, reading),
            target: reading.kind === 'signed' ? null : targetText(f, reading),
            sample: reading.sample === null ? null : f.number(reading.sample),
            state: stateOf(reading),
          },
        }))}
      />
    </Section>
  )
}
