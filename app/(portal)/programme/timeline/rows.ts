import type { BarLook, GanttBar, GanttMark, GanttRow } from '@/components/chart/gantt'
import { addDays, type Day } from '@/lib/core/calendar/local-day'
import { nameIn, type Locale } from '@/lib/core/localized'
import type { Stage } from '@/lib/core/portfolio/stages'
import { barOf, placeOf, type TimelineWindow } from '@/lib/core/programme/timeline'
import type { ProgrammeTimeline, TimelineAutomation, TimelinePhase } from '@/lib/features/programme/plan-queries'

/** Words of the picture, already in the reader's language. */
export interface RowWords {
  locale: Locale
  plan: string
  actual: string
  over: string
  milestone: string
  reached: string
  plannedLive: string
  wentLive: string
  stage(stage: Stage): string
  span(from: Day, to: Day | null): string
  day(day: Day): string
}

interface Frame {
  window: TimelineWindow
  today: Day
  words: RowWords
}

/** A bar of the picture, or none where the window shows nothing of it. */
function bar(frame: Frame, look: BarLook, label: string, from: Day, to: Day | null): GanttBar[] {
  const place = barOf(from, to, frame.window)
  return place ? [{ ...place, look, label, title: `${label}: ${frame.words.span(from, to)}` }] : []
}

function mark(frame: Frame, at: Day, look: GanttMark['look'], title: string, shape: GanttMark['shape']): GanttMark[] {
  const place = placeOf(at, frame.window)
  return place < 0 || place > 100 ? [] : [{ at: place, look, title: `${title}: ${frame.words.day(at)}`, shape }]
}

function slipOf(frame: Frame, from: Day, to: Day): GanttRow['slip'] {
  const place = from < to ? barOf(from, addDays(to, -1), frame.window) : null
  return place && { from: place.left, to: place.left + place.width }
}

function phaseRow(frame: Frame, phase: TimelinePhase): GanttRow {
  const { words, today } = frame
  const { plannedStart, plannedEnd, actualStart, actualEnd } = phase
  const until = actualEnd ?? today
  const inPlan = actualStart && plannedEnd && until > plannedEnd ? plannedEnd : until
  return {
    id: phase.id,
    name: nameIn(words.locale, phase),
    href: `/programme/phases/${phase.id}`,
    level: 'phase',
    bars: [
      ...(plannedStart ? bar(frame, 'plan', words.plan, plannedStart, plannedEnd) : []),
      ...(actualStart && actualStart <= inPlan ? bar(frame, 'actual', words.actual, actualStart, inPlan) : []),
      ...(actualStart && plannedEnd && until > plannedEnd ? bar(frame, 'over', words.over, addDays(plannedEnd, 1), until) : []),
    ],
    marks: [],
  }
}

function milestoneRow(frame: Frame, { id, name, nameZh, plannedOn, actualOn }: TimelinePhase['milestones'][number]): GanttRow {
  const { words, today } = frame
  return {
    id,
    name: nameIn(words.locale, { name, nameZh }),
    level: 'part',
    bars: [],
    marks: [
      ...mark(frame, plannedOn, !actualOn && plannedOn < today ? 'late' : 'planned', words.milestone, 'milestone'),
      ...(actualOn ? mark(frame, actualOn, 'done', words.reached, 'milestone') : []),
    ],
    slip: slipOf(frame, plannedOn, actualOn ?? today),
  }
}

function automationRow(frame: Frame, automation: TimelineAutomation): GanttRow {
  const { words, today } = frame
  const { plannedLiveOn, liveOn, health } = automation
  const end = (to: Day | null) => (to === null ? today : addDays(to, -1))
  return {
    id: automation.id,
    name: nameIn(words.locale, automation),
    href: `/automations/${automation.id}`,
    level: 'part',
    bars: automation.spans.filter(({ from, to }) => to !== from).flatMap(({ stage, from, to }) => bar(frame, stage, words.stage(stage), from, end(to))),
    marks: [
      ...(plannedLiveOn ? mark(frame, plannedLiveOn, health.state === 'late' ? 'late' : 'planned', words.plannedLive, 'live') : []),
      ...(liveOn ? mark(frame, liveOn, 'done', words.wentLive, 'live') : []),
    ],
    slip: plannedLiveOn && health.state === 'late' ? slipOf(frame, plannedLiveOn, today) : null,
  }
}

const drawn = ({ bars, marks, slip }: GanttRow) => bars.length > 0 || marks.length > 0 || Boolean(slip)

/** Phases in order, below each its milestones and automations, as far as the window shows anything of them. */
export function timelineRows(timeline: ProgrammeTimeline, frame: Frame, unassigned: string): GanttRow[] {
  const rows = timeline.phases.flatMap((phase) => [
    phaseRow(frame, phase),
    ...[...phase.milestones.map((milestone) => milestoneRow(frame, milestone)), ...phase.automations.map((automation) => automationRow(frame, automation))].filter(drawn),
  ])
  const loose = timeline.unassigned.map((automation) => automationRow(frame, automation)).filter(drawn)
  return loose.length ? [...rows, { id: 'unassigned', name: unassigned, level: 'phase', bars: [], marks: [] }, ...loose] : rows
}
