import type { BriefFigure, PackFigures, PackPhase } from '@/lib/core/packs/figures'
import type { Month } from '@/lib/core/calendar/month'
import { dueDay } from '@/lib/core/packs/schedule'
import type { Figure } from '@/lib/core/runs/figure'
import type { Cockpit } from '@/lib/features/cockpit/queries'
import type { PhaseState } from '@/lib/features/programme/phase-states'
import { trendIds, type ProgrammeFigures } from '@/lib/features/runs/programme-figures'
import type { RiskBrief } from '@/lib/features/risks/brief'
import type { ValueBrief } from '@/lib/features/value/brief'

interface Made {
  at: Date
  month: Month | null
  ordinal: number | null
  dayOfMonth: number
}

/** What the cockpit shows at this instant, as plain figures without anything of its reader. */
export function packFigures(view: Cockpit, { at, month, ordinal, dayOfMonth }: Made): PackFigures {
  const due = month && dueDay(month, dayOfMonth)
  return {
    format: 1,
    month,
    ordinal,
    lateSince: due && due < view.today && month < view.today.slice(0, 7) ? due : null,
    madeAt: at.toISOString(),
    today: view.today,
    timeZone: view.timeZone,
    organisation: view.organisation,
    currency: view.currency,
    programme: { name: view.programme.name, nameZh: view.programme.nameZh },
    phases: view.phases.map(phaseOf),
    active: view.active && { id: view.active.id, name: view.active.name, nameZh: view.active.nameZh, readiness: view.active.readiness },
    runs: view.figures && runsOf(view.figures, at),
    value: view.value && valueOf(view.value),
    risks: view.risks && risksOf(view.risks),
    actions: {
      open: view.actions.open,
      overdue: view.actions.overdue,
      rows: view.actions.rows.map(({ text, owner, dueOn, due: state }) => ({ text, owner: owner?.name ?? null, dueOn, overdue: state === 'overdue' })),
    },
    milestones: view.milestones.map(({ name, nameZh, phase, plannedOn }) => ({ name, nameZh, phase: { name: phase.name, nameZh: phase.nameZh }, plannedOn })),
  }
}

function phaseOf({ id, name, nameZh, status, plannedStart, plannedEnd, health, readiness, automations, budget }: PhaseState): PackPhase {
  const { currency, budgetMinor, spentMinor, spentBp } = budget
  return {
    id, name, nameZh, status, plannedStart, plannedEnd, health, automations,
    gate: readiness && readiness.of > 0 ? { met: readiness.met, of: readiness.of, mandatoryMissing: readiness.mandatoryMissing.length, decisionDue: readiness.decisionDue } : null,
    budget: { currency, budgetMinor: budgetMinor === null ? null : String(budgetMinor), spentMinor: String(spentMinor), spentBp },
  }
}

function runsOf(figures: ProgrammeFigures, at: Date): NonNullable<PackFigures['runs']> {
  return {
    period: figures.frame.period,
    previous: figures.frame.previous,
    focus: figures.focus,
    totals: figures.totals,
    trend: figures.trend,
    freshAt: figures.freshnessMs === null ? null : new Date(at.getTime() - figures.freshnessMs).toISOString(),
    automations: figures.automations,
    missing: figures.missing,
    rows: figures.worst.map(({ code, name, nameZh, phaseId, figures: own }) => ({
      code: code ?? '',
      name: name ?? '',
      nameZh,
      phaseId,
      figures: Object.fromEntries(trendIds.map((id) => [id, brief(own[id])])) as Record<(typeof trendIds)[number], BriefFigure>,
    })),
  }
}

const text = (minor: bigint | null) => (minor === null ? null : String(minor))

const valueOf = ({ currency, year, realised, signed, lost, returnedMs, full, expected, months }: ValueBrief): NonNullable<PackFigures['value']> => ({
  currency, year, returnedMs,
  realised: text(realised),
  signed: String(signed),
  lost: text(lost),
  full: { realised: text(full.realised), planned: text(full.planned) },
  expected: expected && { minor: String(expected.minor), low: String(expected.low), high: String(expected.high) },
  months: months.map(({ month, realised: of, planned }) => ({ month, realised: text(of), planned: text(planned) })),
})

const risksOf = ({ open, overdue, breached, counts, rows }: RiskBrief): NonNullable<PackFigures['risks']> => ({
  open, overdue, breached, counts,
  rows: rows.map(({ code, title, titleZh, residualBand, residualScore, inherentScore, previousScore, owner, acceptance, proposed, overdue: late }) => ({ code, title, titleZh, band: residualBand, score: residualScore, inherent: inherentScore, previous: previousScore, owner, acceptance, proposed, overdue: late })),
})

const brief = ({ value, previous, target, sample, standing }: Figure): BriefFigure => ({ value, previous, target, sample, standing })
