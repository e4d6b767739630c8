import type { BriefFigure, PackFigures } from '@/lib/core/packs/figures'
import { metrics, type MetricId } from '@/lib/core/runs/metrics'
import { nameIn } from '@/lib/core/localized'
import type { Sheet, SheetCell } from '@/lib/documents/sheet'
import { shownRate } from '@/lib/i18n/figure-text'
import { readingValue, remarkOf } from './blocks'
import { headlineOf } from './document'
import { periodLine } from './front-page'
import { riskState } from './risk-blocks'
import type { PackWriter } from './writer'

/** A value of a metric as a spreadsheet calculates with it; shares are cut as everywhere else. */
function cellOf(id: MetricId, value: number | null): SheetCell {
  if (value === null) return null
  switch (metrics[id].unit) {
    case 'ratio':
      return { percentBp: shownRate(id, value, 2) }
    case 'ms':
      return { durationMs: value }
    case 'count':
      return { number: value }
    default:
      return { number: value, digits: 1 }
  }
}

/** The workbook of a pack: every figure of it, typed. */
export function packSheets(figures: PackFigures, hash: string, write: PackWriter): Sheet[] {
  const { t, say, f, locale } = write
  const c = (key: string) => say(`cockpit.${key}`)
  const money = (minor: string | null, currency: string): SheetCell => (minor === null ? null : { minor: BigInt(minor), currency })
  const phaseName = (id: string | null) => {
    const phase = figures.phases.find((one) => one.id === id)
    return phase ? nameIn(locale, phase) : ''
  }
  const { runs } = figures
  const reduced = (id: MetricId, { value, previous }: BriefFigure): SheetCell[] => [cellOf(id, value), cellOf(id, previous)]
  return [
    {
      name: t('sheets.summary'),
      above: [headlineOf(figures, write), periodLine(figures, write), `${t('madeAt')}: ${f.dateTime(figures.madeAt)}`, say('documents.proof', { hash })].filter(Boolean),
      columns: [{ header: c('phases.phase') }, { header: c('phases.health') }, { header: t('met') }, { header: t('of') }, { header: c('phases.due') }, { header: t('live') }, { header: t('automations') }, { header: t('budget') }, { header: t('spent') }],
      rows: figures.phases.map(({ health, gate, automations, budget, ...phase }) => [
        nameIn(locale, phase),
        say(`phases.health.states.${health.state}`),
        gate && { number: gate.met },
        gate && { number: gate.of },
        gate?.decisionDue ? { day: gate.decisionDue } : null,
        { number: automations.live },
        { number: automations.count },
        money(budget.budgetMinor, budget.currency),
        money(budget.spentMinor, budget.currency),
      ]),
    },
    {
      name: t('sheets.gate'),
      columns: [{ header: c('gate.criterion') }, { header: t('mandatory') }, { header: c('gate.state') }, { header: c('gate.value') }, { header: c('gate.target') }, { header: c('gate.sample') }, { header: t('remark') }],
      rows: (figures.active?.readiness?.readings ?? []).map((reading) => [
        reading.label[locale],
        say(`gates.${reading.mandatory ? 'mandatory' : 'advisory'}`),
        say(`gates.state.${reading.state}`),
        reading.kind === 'signed' ? readingValue(reading, write) : readingCell(reading.value, reading.unit),
        reading.kind === 'signed' ? null : readingCell(reading.target, reading.unit),
        reading.sample === null ? null : { number: reading.sample },
        remarkOf(reading, write),
      ]),
    },
    {
      name: t('sheets.figures'),
      columns: [{ header: c('figures.metric') }, { header: c('figures.now') }, { header: c('figures.before') }, { header: c('figures.target') }, { header: c('gate.sample') }, ...(runs?.trend ?? []).map(({ from }) => ({ header: say('cockpit.trend.unit', { day: write.day(from) }) }))],
      rows: (runs?.totals ?? []).map((figure) => [
        say(`metrics.${figure.id}.name`),
        cellOf(figure.id, figure.value),
        cellOf(figure.id, figure.previous),
        cellOf(figure.id, figure.target),
        figure.sample === null ? null : { number: figure.sample },
        ...(runs?.trend ?? []).map(({ values }) => (figure.id in values ? cellOf(figure.id, values[figure.id as keyof typeof values]) : null)),
      ]),
    },
    ...(figures.value
      ? [
          {
            name: say('value.title'),
            columns: [{ header: say('value.tab.month') }, { header: say('value.export.planned') }, { header: say('value.export.realised') }],
            rows: figures.value.months.map(({ month, planned, realised }): SheetCell[] => [month, money(planned, figures.value!.currency), money(realised, figures.value!.currency)]),
          },
        ]
      : []),
    {
      name: t('sheets.automations'),
      columns: [
        { header: t('code') }, { header: c('automations.name') }, { header: c('automations.phase') },
        ...(['successRate', 'ahtReduction', 'hoursReturned', 'throughput'] as const).flatMap((id) => [{ header: say(`metrics.${id}.name`) }, { header: `${say(`metrics.${id}.name`)}, ${t('before')}` }]),
        { header: c('gate.sample') },
      ],
      rows: (runs?.rows ?? []).map(({ code, phaseId, figures: own, ...automation }) => [
        code,
        nameIn(locale, automation),
        phaseName(phaseId),
        ...(['successRate', 'ahtReduction', 'hoursReturned', 'throughput'] as const).flatMap((id) => reduced(id, own[id])),
        own.successRate.sample === null ? null : { number: own.successRate.sample },
      ]),
    },
    ...(figures.risks
      ? [
          {
            name: t('sheets.risks'),
            columns: (['risk', 'inherent', 'residual', 'band', 'owner', 'state'] as const).map((key) => ({ header: say(`indicators.panel.columns.${key}`) })),
            rows: figures.risks.rows.map((row): SheetCell[] => [`${row.code} ${(locale === 'zh-CN' && row.titleZh) || row.title}`, { number: row.inherent }, { number: row.score }, say(`indicators.panel.bands.${row.band}`), row.owner, riskState(row, write)]),
          },
        ]
      : []),
    {
      name: t('sheets.actions'),
      columns: [{ header: c('actions.title') }, { header: t('owner') }, { header: t('dueOn') }, { header: t('overdue') }],
      rows: figures.actions.rows.map(({ text, owner, dueOn, overdue }) => [text, owner, { day: dueOn }, overdue ? t('yes') : '']),
    },
    {
      name: t('sheets.milestones'),
      columns: [{ header: c('milestones.title') }, { header: c('automations.phase') }, { header: t('dueOn') }],
      rows: figures.milestones.map((milestone) => [nameIn(locale, milestone), nameIn(locale, milestone.phase), { day: milestone.plannedOn }]),
    },
  ]
}

function readingCell(value: number | null, unit: string | null): SheetCell {
  if (value === null) return null
  if (unit === 'bp') return { percentBp: value }
  if (unit === 'ms') return { durationMs: value }
  return { number: value, ...(unit === 'perDay' && { digits: 1 }) }
}
