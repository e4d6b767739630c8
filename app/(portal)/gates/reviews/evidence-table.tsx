import { getLocale, getTranslations } from 'next-intl/server'
import { PlainTable } from '@/components/table/plain-table'
import { Status, Tag } from '@/components/ui/status'
import { TextLink } from '@/components/ui/text-link'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Reading } from '@/lib/core/gates/reading'
import { getFormats } from '@/lib/i18n/formats'
import { say } from '@/lib/i18n/say'
import { targetText, unitText, valueText } from '@/lib/i18n/reading-text'
import { stateTone } from './tones'

/** What each criterion said, as frozen or as it would be frozen now. */
export async function EvidenceTable({ evidence }: { evidence: Reading[] }) {
  const [t, all, locale, f] = await Promise.all([getTranslations('gateReviews'), getTranslations(), getLocale(), getFormats()])
  const dayText = (day: string) => f.day(day)
  return (
    <PlainTable
      caption={t('evidence.title')}
      columns={[
        { id: 'criterion', header: t('evidence.criterion') },
        { id: 'state', header: t('evidence.state') },
        { id: 'value', header: t('evidence.value'), align: 'right' },
        { id: 'target', header: t('evidence.target'), align: 'right' },
        { id: 'sample', header: t('evidence.sample'), align: 'right' },
        { id: 'window', header: t('evidence.window'), wideOnly: true },
      ]}
      rows={evidence.map((reading) => ({
        id: reading.criterionId,
        name: reading.label[locale],
        cells: {
          criterion: (
            <span key="criterion" className="block max-w-[64ch] whitespace-normal">
              <span className="flex flex-wrap items-baseline gap-x-2">
                {reading.label[locale]}
                <Tag>{t(reading.mandatory ? 'evidence.mandatory' : 'evidence.advisory')}</Tag>
              </span>
              {reading.facts.map((fact, i) => (
                <span key={i} className="block text-xs text-ink-3">
                  {say(all as never, fact)}
                </span>
              ))}
              {reading.parts.length > 0 && <Parts reading={reading} valueOf={(value) => unitText(f, reading.unit, value, reading.comparator)} />}
              {reading.href && (
                <TextLink href={reading.href} className="inline-flex min-h-6 items-center text-xs pointer-coarse:min-h-11">
                  {t('evidence.open')}
                </TextLink>
              )}
            </span>
          ),
          state: { text: t(`state.${reading.state}`), tone: stateTone[reading.state] },
          value: reading.value === null ? null : valueText(f, reading),
          target: targetText(f, reading),
          sample: reading.sample === null ? null : reading.minimumSample ? t('evidence.sampleOf', { sample: f.number(reading.sample), minimum: f.number(reading.minimumSample) }) : f.number(reading.sample),
          window: reading.window && t('evidence.windowText', { from: dayText(reading.window.from), to: dayText(reading.window.to), days: reading.window.workingDays }),
        },
      }))}
    />
  )
}

/** What a criterion looked at one by one: automations with their figures, roles with their signatures. */
async function Parts({ reading, valueOf }: { reading: Reading; valueOf: (value: number | null) => string }) {
  const [t, all, locale] = await Promise.all([getTranslations('gateReviews'), getTranslations(), getLocale()])
  const nameOf = (part: Reading['parts'][number]) => (part.name === null ? all(`people.role.${part.key}` as never) : nameIn(locale as Locale, { name: part.name, nameZh: part.nameZh }))
  return (
    <details className="text-xs">
      <summary className="min-h-6 w-fit cursor-pointer content-center rounded-sm text-ink-3 hover:text-ink pointer-coarse:min-h-11">{t('evidence.parts', { count: reading.parts.length })}</summary>
      <ul className="mt-1 grid gap-1">
        {reading.parts.map((part) => (
          <li key={part.key} className="flex flex-wrap items-baseline gap-x-2">
            <span>{nameOf(part)}</span>
            {part.value !== null && <span className="tabular-nums">{valueOf(part.value)}</span>}
            <Status tone={stateTone[part.state]} plain>
              {t(`state.${part.state}`)}
            </Status>
            {part.facts.map((fact, i) => (
              <span key={i} className="text-ink-3">
                {say(all as never, fact)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
