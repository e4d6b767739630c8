import type { BriefFigure, PackFigures } from '@/lib/core/packs/figures'
import { mostUrgent, toneOfReading } from '@/lib/core/gates/tone'
import type { Reading } from '@/lib/core/gates/reading'
import { nameIn } from '@/lib/core/localized'
import type { Block, TableCell, TableColumn } from '@/lib/documents/document'
import { formatChange, formatFigure, formatTarget, formatValue } from '@/lib/i18n/figure-text'
import { factText, gapText, targetText, valueText } from '@/lib/i18n/reading-text'
import { shortened, shortNames } from './shortened'
import { toneOfStanding } from './tones'
import type { PackWriter } from './writer'

/** Criteria on the front page, the most urgent ones; the pack lists all. */
const FRONT_CRITERIA = 10
const FRONT_LABEL = 70
const FRONT_REMARK = 40

const right = (header: string, width: TableColumn['width'] = 'auto'): TableColumn => ({ header, align: 'right', width })

/** What is said beside the state of a criterion: how much is missing, or why it cannot be judged. */
export function remarkOf(reading: Reading, { f, words }: PackWriter): string {
  if (reading.state === 'met') return ''
  const gap = reading.kind === 'measured' && reading.state === 'not-met' ? gapText(f, reading) : null
  return gap ? `−${gap}` : reading.facts.map((fact) => factText(words, fact)).join(' ')
}

export const readingValue = (reading: Reading, { f, say }: PackWriter): string =>
  reading.kind === 'signed' ? say('cockpit.gate.signed', { given: reading.value ?? 0, needed: reading.target ?? 0 }) : valueText(f, reading)

export function gateTable({ active }: PackFigures, write: PackWriter, extent: 'brief' | 'full'): Block[] {
  const { t, say, f, locale, dayShort } = write
  const readiness = active?.readiness
  if (!readiness) return [{ kind: 'paragraph', text: say('cockpit.gate.noActive') }]
  const full = extent === 'full'
  const readings = [...readiness.readings].sort(mostUrgent)
  const shown = full || readings.length <= FRONT_CRITERIA ? readings : readings.slice(0, FRONT_CRITERIA - 2)
  return [
    {
      kind: 'table',
      columns: [
        { header: say('cockpit.gate.criterion'), width: 5 },
        right(say('cockpit.gate.value')),
        right(say('cockpit.gate.target')),
        right(say('cockpit.gate.sample')),
        ...(full ? [{ header: t('window'), width: 'auto' as const }] : []),
        { header: say('cockpit.gate.state'), width: full ? 4 : 3 },
      ],
      rows: shown.map((reading): TableCell[] => {
        const remark = remarkOf(reading, write)
        const { window } = reading
        const label = full ? reading.label[locale] : shortened(reading.label[locale], FRONT_LABEL)
        return [
          reading.mandatory ? label : `${label} (${say('cockpit.gate.advisory')})`,
          readingValue(reading, write),
          reading.kind === 'signed' ? '' : targetText(f, reading),
          reading.sample === null ? f.none : f.number(reading.sample),
          ...(full ? [window ? `${dayShort(window.from)} – ${dayShort(window.to)}` : f.none] : []),
          { text: [say(`gates.state.${reading.state}`), full ? remark : reading.state === 'not-met' ? shortened(remark, FRONT_REMARK) : ''].filter(Boolean).join(' · '), tone: toneOfReading(reading, readiness.phase.status) },
        ]
      }),
    },
    ...(shown.length < readings.length ? [{ kind: 'paragraph' as const, text: t('moreCriteria', { count: readings.length - shown.length }), tone: 'none' as const }] : []),
  ]
}

export function figuresTable({ runs }: PackFigures, { say, f }: PackWriter): Block[] {
  if (!runs) return []
  const c = (key: string) => say(`cockpit.figures.${key}`)
  return [
    {
      kind: 'table',
      columns: [{ header: c('metric'), width: 4 }, right(c('now'), 1.5), right(c('before'), 1.5), right(c('change'), 1.5), right(c('target'), 1.5), { header: c('state'), width: 2 }],
      rows: runs.totals.map((figure): TableCell[] => [
        say(`metrics.${figure.id}.name`),
        { text: figure.value === null ? f.none : formatFigure(f, figure), bold: true },
        formatValue(f, figure.id, figure.previous),
        formatChange(f, figure.id, figure.change) ?? f.none,
        formatTarget(f, figure) ?? f.none,
        figure.target === null ? '' : { text: figure.standing === 'no-data' ? say(`boards.reason.${figure.reason ?? 'no-value'}`) : say(`ui.status.${toneOfStanding[figure.standing]}`), tone: toneOfStanding[figure.standing] ?? 'none' },
      ]),
    },
  ]
}

export function phasesTable({ phases }: PackFigures, { t, say, f, locale, day }: PackWriter): Block[] {
  const c = (key: string) => say(`cockpit.phases.${key}`)
  return [
    {
      kind: 'table',
      columns: [{ header: c('phase'), width: 2 }, { header: t('plan'), width: 2.5 }, { header: c('health'), width: 5 }, right(c('gate')), right(c('automations')), right(c('budget'))],
      rows: phases.map((phase): TableCell[] => [
        nameIn(locale, phase),
        [phase.plannedStart, phase.plannedEnd].map((at) => (at ? day(at) : '…')).join(' – '),
        [say(`phases.health.states.${phase.health.state}`), ...phase.health.reasons.map(({ key, params }) => say(key, params))].join(' · '),
        phase.gate ? t('metOf', { met: phase.gate.met, of: phase.gate.of }) : f.none,
        phase.automations.count ? say('cockpit.phases.liveOf', { live: phase.automations.live, count: phase.automations.count }) : f.none,
        f.percent(phase.budget.spentBp, { digits: 0 }),
      ]),
    },
  ]
}

export function budgetBars({ phases }: PackFigures, { say, f, locale }: PackWriter): Block[] {
  const bars = phases.flatMap(({ budget: { budgetMinor, spentMinor, spentBp, currency }, ...phase }) =>
    budgetMinor === null || spentBp === null
      ? []
      : [{ name: nameIn(locale, phase), share: spentBp / 10_000, target: 1, value: say('cockpit.budget.spentOf', { spent: f.money(BigInt(spentMinor), currency), budget: f.money(BigInt(budgetMinor), currency) }), tone: spentBp > 10_000 ? ('act' as const) : undefined }],
  )
  return bars.length ? [{ kind: 'bars', bars }] : []
}

export function automationsTable({ runs, phases }: PackFigures, { t, say, f, locale }: PackWriter, most: number): Block[] {
  if (!runs?.rows.length) return []
  const c = (key: string) => say(`cockpit.automations.${key}`)
  const shown = runs.rows.slice(0, most)
  const value = (id: 'successRate' | 'ahtReduction' | 'hoursReturned' | 'throughput', figure: BriefFigure): TableCell => ({ text: formatValue(f, id, figure.value), tone: id === 'successRate' || id === 'ahtReduction' ? toneOfStanding[figure.standing] : undefined })
  return [
    {
      kind: 'table',
      caption: runs.automations > shown.length ? t('automationsShown', { shown: shown.length, count: runs.automations }) : undefined,
      columns: [{ header: t('code'), width: 'auto' }, { header: c('name'), width: 4 }, { header: c('phase'), width: 2 }, right(c('success'), 1.5), right(t('before'), 1.5), right(c('reduction'), 1.5), right(c('hours'), 1.5), right(c('throughput'), 1.5)],
      rows: shown.map(({ code, phaseId, figures, ...automation }): TableCell[] => {
        const phase = phases.find(({ id }) => id === phaseId)
        return [code, nameIn(locale, automation), phase ? nameIn(locale, phase) : '', value('successRate', figures.successRate), formatValue(f, 'successRate', figures.successRate.previous), value('ahtReduction', figures.ahtReduction), value('hoursReturned', figures.hoursReturned), value('throughput', figures.throughput)]
      }),
    },
  ]
}

/** The worst automations with the two figures that are judged. */
export function automationsBrief({ runs }: PackFigures, { say, f, locale }: PackWriter, most: number): Block[] {
  if (!runs?.rows.length) return []
  const c = (key: string) => say(`cockpit.automations.${key}`)
  return [
    {
      kind: 'table',
      columns: [{ header: c('name'), width: 5 }, right(c('success'), 1.4), right(c('reduction'), 1.4), right(c('hours'), 1.4)],
      rows: runs.rows.slice(0, most).map(shortNames).map(({ figures, ...automation }): TableCell[] => [
        nameIn(locale, automation),
        { text: formatValue(f, 'successRate', figures.successRate.value), tone: toneOfStanding[figures.successRate.standing] },
        { text: formatValue(f, 'ahtReduction', figures.ahtReduction.value), tone: toneOfStanding[figures.ahtReduction.standing] },
        formatValue(f, 'hoursReturned', figures.hoursReturned.value),
      ]),
    },
  ]
}

export function actionsTable(rows: PackFigures['actions']['rows'], { t, say, dayShort }: PackWriter): Block[] {
  if (!rows.length) return [{ kind: 'paragraph', text: say('cockpit.actions.none'), tone: 'none' }]
  return [
    {
      kind: 'table',
      columns: [{ header: say('cockpit.actions.title'), width: 4 }, { header: t('owner'), width: 'auto' }, right(t('dueOn'))],
      rows: rows.map(({ text, owner, dueOn, overdue }) => [text, owner ?? say('cockpit.actions.noOwner'), { text: dayShort(dueOn), tone: overdue ? 'act' : undefined }]),
    },
  ]
}

export function milestonesTable({ milestones, today }: PackFigures, { t, say, locale, day }: PackWriter): Block[] {
  if (!milestones.length) return [{ kind: 'paragraph', text: say('cockpit.milestones.none'), tone: 'none' }]
  return [
    {
      kind: 'table',
      columns: [{ header: say('cockpit.milestones.title'), width: 4 }, { header: say('cockpit.automations.phase'), width: 'auto' }, right(t('dueOn'))],
      rows: milestones.map((milestone) => [nameIn(locale, milestone), nameIn(locale, milestone.phase), { text: day(milestone.plannedOn), tone: milestone.plannedOn < today ? 'act' : undefined }]),
    },
  ]
}
