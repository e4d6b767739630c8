import { addDays, isoWeekday, type Day } from '@/lib/core/calendar/local-day'
import { workingDaysIn, type WorkingCalendar } from '@/lib/core/calendar/working-calendar'
import type { Role } from '@/lib/core/access'
import type { SourceReading } from './facts'
import type { Part } from './reading'

/** Roles without which a centre of excellence does not work. */
export const coeRoles = ['coe', 'ops', 'process-owner', 'steering', 'finance'] as const satisfies Role[]

const share = (part: number, whole: number): number => Math.floor((part * 10_000) / whole)
const silent = { sample: null, variables: {}, parts: [], facts: [], from: null, href: null } satisfies Partial<SourceReading>

export const nothingYet = (key: string, href: string | null = null): SourceReading => ({ ...silent, value: null, facts: [{ key: `gates.facts.${key}` }], href })

interface Named {
  id: string
  name: string
  nameZh: string | null
}
const part = ({ id, name, nameZh }: Named, ok: boolean): Part => ({ key: id, name, nameZh, state: ok ? 'met' : 'not-met', value: null, sample: null, target: null, facts: [] })

/** Processes of the agreed scope with a live automation ÷ all of them, basis points, cut. Parts are processes. */
export function coverageOf(scope: readonly (Named & { covered: boolean; plannedLiveOn: Day | null })[], href: string): SourceReading {
  if (!scope.length) return nothingYet('noScope', href)
  const covered = scope.filter((process) => process.covered).length
  return { ...silent, value: share(covered, scope.length), variables: { covered, scope: scope.length }, parts: scope.map((process) => part(process, process.covered)), href, plan: { whole: scope.length, have: covered, days: scope.filter((process) => !process.covered).map(({ plannedLiveOn }) => plannedLiveOn) } }
}

/** Automations with two different active owners ÷ all of the phase, basis points, cut. */
export function twoOwnersOf(automations: readonly (Named & { twoOwners: boolean })[], href: string): SourceReading {
  if (!automations.length) return nothingYet('noAutomations', href)
  const owned = automations.filter(({ twoOwners }) => twoOwners).length
  return { ...silent, value: share(owned, automations.length), variables: { owned, automations: automations.length }, parts: automations.map((automation) => part(automation, automation.twoOwners)), href }
}

/** Of the components that automations of the phase in service use, those that two or more automations use, basis points, cut. Parts are components. */
export function reuseShareOf(components: readonly (Named & { shared: boolean })[]): SourceReading {
  if (!components.length) return nothingYet('noComponents', '/components')
  const shared = components.filter((component) => component.shared).length
  return { ...silent, value: share(shared, components.length), variables: { shared, components: components.length }, parts: components.map((component) => part(component, component.shared)), href: '/components' }
}

const rolePart = (role: Role, held: ReadonlySet<string>): Part => ({ key: role, name: null, nameZh: null, state: held.has(role) ? 'met' : 'not-met', value: null, sample: null, target: null, facts: [] })

/** Roles of the centre that somebody active holds ÷ all of them, basis points, cut. */
export function rolesOf(held: ReadonlySet<string>): SourceReading {
  const filled = coeRoles.filter((role) => held.has(role)).length
  return { ...silent, value: share(filled, coeRoles.length), variables: { filled, roles: coeRoles.length }, parts: coeRoles.map((role) => rolePart(role, held)), href: '/people' }
}

/** How many roles nobody holds and automations without two owners there are. Parts are the gaps and nothing else. */
export function staffingOf(held: ReadonlySet<string>, automations: readonly (Named & { twoOwners: boolean })[], href: string): SourceReading {
  const roles = coeRoles.filter((role) => !held.has(role))
  const without = automations.filter(({ twoOwners }) => !twoOwners)
  return {
    ...silent,
    value: roles.length + without.length,
    variables: { emptyRoles: roles.length, withoutOwners: without.length },
    parts: [...roles.map((role) => rolePart(role, held)), ...without.map((automation) => part(automation, false))],
    href: roles.length ? '/people' : href,
  }
}

/** Finished weeks (Monday to Sunday) from `from` to before `today` that have a working day. */
export function finishedWeeks(from: Day, today: Day, calendar: WorkingCalendar): { from: Day; to: Day }[] {
  const weeks: { from: Day; to: Day }[] = []
  for (let monday = addDays(from, 1 - isoWeekday(from)); addDays(monday, 6) < today; monday = addDays(monday, 7)) {
    const sunday = addDays(monday, 6)
    // The week in which the span begins counts only when it was worked from its start on.
    if (monday < from && workingDaysIn(calendar, monday, addDays(from, -1)) > 0) continue
    if (workingDaysIn(calendar, monday, sunday) > 0) weeks.push({ from: monday, to: sunday })
  }
  return weeks
}

/** Weeks in which a review was held ÷ finished weeks, basis points, cut. */
export function weeksHeldOf(held: readonly Day[], from: Day, today: Day, calendar: WorkingCalendar): SourceReading {
  const weeks = finishedWeeks(from, today, calendar)
  if (!weeks.length) return { ...nothingYet('noWeeks', '/meetings'), from }
  const count = weeks.filter((week) => held.some((day) => day >= week.from && day <= week.to)).length
  return { ...silent, value: share(count, weeks.length), sample: weeks.length, variables: { held: count, weeks: weeks.length }, from, href: '/meetings' }
}

/** Actions done by their day ÷ those that were due (an early one counts once it is done), basis points, cut. */
export function punctualityOf(actions: readonly { dueOn: Day; doneOn: Day | null }[], from: Day, today: Day): SourceReading {
  const due = actions.filter(({ dueOn, doneOn }) => dueOn >= from && (dueOn < today || doneOn !== null))
  if (!due.length) return { ...nothingYet('noActions', '/actions'), from }
  const inTime = due.filter(({ dueOn, doneOn }) => doneOn !== null && doneOn <= dueOn).length
  return { ...silent, value: share(inTime, due.length), sample: due.length, variables: { inTime, due: due.length }, from, href: '/actions' }
}
