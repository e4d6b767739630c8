import type { PackFigures } from '@/lib/core/packs/figures'
import type { Figure } from '@/lib/core/runs/figure'
import { nameIn } from '@/lib/core/localized'
import { shareOf } from '@/lib/core/value/months'
import type { Block, DocumentFigure } from '@/lib/documents/document'
import { formatChange, formatFigure, formatTarget } from '@/lib/i18n/figure-text'
import { actionsTable, automationsBrief, gateTable, milestonesTable } from './blocks'
import { risksBrief, risksLine } from './risk-blocks'
import { shortened, shortNames } from './shortened'
import { toneOfStanding } from './tones'
import type { PackWriter } from './writer'

/** What fits beside the gate on one page. */
const [SHOWN_ACTIONS, SHOWN_MILESTONES, SHOWN_AUTOMATIONS, SHOWN_RISKS, LONGEST] = [5, 4, 5, 3, 84]
/** With more criteria the automations are left to the pages behind. */
const FEW_CRITERIA = 10

const trended = { successRate: true, ahtReduction: true, hoursReturned: true } as const

/** Everything that a member of the steering group has to know, on one landscape page. */
export function frontPage(figures: PackFigures, write: PackWriter): Block[] {
  const { t, say } = write
  const active = figures.phases.find(({ id }) => id === figures.active?.id)
  // Risks take the place of the last actions and milestones: one page stays one page.
  const fewer = figures.risks?.open ? 1 : 0
  return [
    ...(active ? [{ kind: 'paragraph' as const, text: active.health.reasons.map(({ key, params }) => say(key, params)).join(write.locale === 'en' ? ' ' : '') }] : []),
    { kind: 'figures', figures: [...runFigures(figures, write), ...valueFigure(figures, write), ...moneyFigure(active, write)] },
    {
      kind: 'columns',
      share: 0.62,
      left: [
        { kind: 'heading', text: active ? say('cockpit.gate.title', { phase: nameIn(write.locale, active) }) : t('sections.gate') },
        ...gateTable(figures, write, 'brief'),
        { kind: 'heading', text: t('sections.phases') },
        { kind: 'list', items: figures.phases.map((phase) => phaseLine(phase, write)) },
        ...((figures.active?.readiness?.of ?? 0) <= FEW_CRITERIA ? worstAutomations(figures, write) : []),
        { kind: 'paragraph', text: `${periodLine(figures, write)} ${missingText(figures, write)}`, tone: 'none' },
      ],
      right: [
        ...(figures.risks?.open ? [{ kind: 'heading' as const, text: say('indicators.panel.topTitle') }, ...risksBrief(figures.risks, write, SHOWN_RISKS), { kind: 'paragraph' as const, text: risksLine(figures.risks, write), tone: 'none' as const }] : []),
        { kind: 'heading', text: t('actionsHeading', { open: say('cockpit.actions.count', { open: figures.actions.open }), overdue: say('cockpit.actions.overdue', { count: figures.actions.overdue }) }) },
        ...actionsTable(figures.actions.rows.slice(0, SHOWN_ACTIONS - fewer).map((action) => ({ ...action, text: shortened(action.text, LONGEST) })), write),
        { kind: 'heading', text: t('sections.milestones') },
        ...milestonesTable({ ...figures, milestones: figures.milestones.slice(0, SHOWN_MILESTONES - fewer).map(shortNames) }, write),
      ],
    },
  ]
}

/** What the pack cannot tell; the first packs knew no risks either. */
export const missingText = ({ risks }: PackFigures, { t }: PackWriter): string => t(risks === undefined ? 'missingBefore' : 'missing')

function worstAutomations(figures: PackFigures, write: PackWriter): Block[] {
  const table = automationsBrief(figures, write, SHOWN_AUTOMATIONS)
  return table.length ? [{ kind: 'heading', text: write.t('sections.automations') }, ...table] : []
}

function runFigures({ runs, value }: PackFigures, { f, say, t }: PackWriter): DocumentFigure[] {
  const ids = ['successRate', 'ahtReduction', 'hoursReturned', 'backlogAge'] as const
  // Hours stand beside their money where there is any: five figures fit.
  const found = ids.filter((id) => id !== 'hoursReturned' || !value?.realised).map((id) => runs?.totals.find((figure) => figure.id === id))
  return found.flatMap((figure) => (figure && runs ? [{ name: say(`metrics.${figure.id}.name`), value: figure.value === null ? f.none : formatFigure(f, figure), note: noteOf(figure), tone: toneOfStanding[figure.standing], trend: figure.id in trended ? runs.trend.map(({ values }) => values[figure.id as keyof typeof trended]) : undefined }] : []))

  function noteOf(figure: Figure): string {
    const [change, target] = [formatChange(f, figure.id, figure.change), formatTarget(f, figure)]
    const parts = [change && t('change', { change }), target && say('ui.stat.target', { target }), figure.sample !== null && say('boards.units', { count: figure.sample })]
    return parts.filter(Boolean).join(' · ')
  }
}

function valueFigure({ value }: PackFigures, { f, say }: PackWriter): DocumentFigure[] {
  if (!value?.realised) return []
  const { realised, planned } = value.full
  const bp = shareOf(realised === null ? null : BigInt(realised), planned === null ? null : BigInt(planned))
  return [
    {
      name: say('value.stat.realised'),
      value: f.moneyShort(BigInt(value.realised), value.currency),
      note: [bp === null ? say('value.groups.noPlan') : say('value.stat.ofPlan', { share: f.percent(bp, { digits: 0 }) }), f.hours(value.returnedMs)].join(' · '),
      tone: bp === null ? undefined : bp >= 10_000 ? 'ok' : bp >= 8_000 ? 'watch' : 'act',
      trend: value.months.map(({ realised: of }) => (of === null ? null : Number(of))),
    },
  ]
}

function moneyFigure(phase: PackFigures['phases'][number] | undefined, { f, say }: PackWriter): DocumentFigure[] {
  if (!phase || phase.budget.budgetMinor === null) return []
  const { currency, budgetMinor, spentMinor, spentBp } = phase.budget
  const money = (minor: string) => f.moneyShort(BigInt(minor), currency)
  return [{ name: say('cockpit.budget.title'), value: f.percent(spentBp, { digits: 0 }), note: say('cockpit.budget.spentOf', { spent: money(spentMinor), budget: money(budgetMinor) }), tone: (spentBp ?? 0) > 10_000 ? 'act' : undefined }]
}

function phaseLine(phase: PackFigures['phases'][number], { locale, say, t, day }: PackWriter): string {
  const { gate, health } = phase
  const parts = [say(`phases.health.states.${health.state}`), gate && t('metOf', { met: gate.met, of: gate.of }), gate?.decisionDue && t('due', { day: day(gate.decisionDue) })]
  return t('named', { name: nameIn(locale, phase), text: parts.filter(Boolean).join(' · ') })
}

export function periodLine({ runs, phases }: PackFigures, { locale, t, say, f, dayShort }: PackWriter): string {
  if (!runs) return ''
  const focus = phases.find(({ id }) => id === runs.focus)
  const span = ({ from, to }: { from: string; to: string }) => `${dayShort(from)} – ${dayShort(to)}`
  const fresh = runs.freshAt === null ? say('cockpit.neverRead') : say('cockpit.fresh', { at: f.dateTime(runs.freshAt) })
  return `${t('period', { scope: focus ? nameIn(locale, focus) : t('wholeProgramme'), period: span(runs.period), before: span(runs.previous) })} ${fresh}`
}
