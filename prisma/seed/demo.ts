import { HOUR_MS, localDay, startOfDay } from '@/lib/core/calendar/local-day'
import { addDays } from '@/lib/core/calendar/local-day'
import { generatePack } from '@/lib/features/packs/generate-pack'
import { openProgramme } from '@/lib/features/programme/open-programme'
import { getProgramme } from '@/lib/features/programme/queries'
import { updatePhase } from '@/lib/features/programme/update-phase'
import { updateSettings } from '@/lib/features/settings/update-settings'
import { db } from '@/lib/server/db'
import { settingsOf } from '@/lib/server/settings'
import { actionEvents } from './demo/actions'
import { approvalEvents } from './demo/approval-rounds'
import { addPeople, as, asMachine, idOf } from './demo/actors'
import { organisation, programmeName, type PersonKey } from './demo/company'
import { checkEvents } from './demo/checks'
import { complianceEvents } from './demo/compliance'
import { compatibilityEvents } from './demo/compatibility'
import { gateEvents } from './demo/gates'
import { gateReviewEvents } from './demo/gate-review'
import { landscapeEvents } from './demo/landscape-events'
import { liveIdeaEvents } from './demo/live-ideas'
import { meetingEvents } from './demo/meetings'
import { operationEvents } from './demo/operations'
import { phasePlans } from './demo/phase-plan'
import { expansionEvents, planningEvents } from './demo/planning'
import { addDepartments, addProcesses, addSystems, automationEvents, baselineEvents, type Event, type Registers } from './demo/registers'
import { requestEvents } from './demo/requests'
import { portfolioEvents } from './demo/portfolio-plan'
import { addGrades } from './demo/rates'
import { reviewEvents } from './demo/reviews'
import { riskEvents } from './demo/risks'
import type { DemoClock } from './demo/runs'
import { valueEvents } from './demo/value'

const OPENED = 150
const PILOT_CLOSED = 57
const LAST_PACK = 27

/**
 * Fills an empty database with an invented company whose history ends now: everything through the verbs of the portal, in the
 * order in which it would have happened, so that the audit trail is a real one. Does nothing once there are people.
 */
export async function seedDemo(now: Date): Promise<'seeded' | 'present'> {
  if (await db.person.findFirst({ select: { id: true } })) return 'present'
  const clock: DemoClock = {
    now: now.getTime(),
    today: localDay(now.getTime(), organisation.timeZone),
    timeZone: organisation.timeZone,
    calendar: await settingsOf(db, 'calendar'),
  }
  const at = (daysAgo: number, hour: number) => new Date(Math.min(clock.now, startOfDay(addDays(clock.today, -daysAgo), clock.timeZone) + hour * HOUR_MS))
  const made: Registers = { departments: new Map(), people: new Map(), systems: new Map(), processes: new Map(), automations: new Map(), grades: new Map() }
  await lay(made, at(200, 9))
  const events: Event[] = [
    ...phaseEvents(made, at),
    ...baselineEvents(made, clock, at),
    ...complianceEvents(made, at),
    ...automationEvents(made, clock, at),
    ...landscapeEvents(made, at),
    ...compatibilityEvents(made, at),
    ...checkEvents(made, at),
    ...planningEvents(made, clock, at),
    ...operationEvents(made, clock, at),
    ...liveIdeaEvents(made, at),
    ...gateReviewEvents(made, clock, at, PILOT_CLOSED),
    ...gateEvents(made, at),
    ...meetingEvents(made, clock, at),
    ...expansionEvents(made, at),
    ...portfolioEvents(made, at),
    { at: at(LAST_PACK, 9), happen: async (when) => void (await generatePack(asMachine(when), {})) },
    ...actionEvents(made, clock, at),
    ...requestEvents(made, clock, at),
    ...approvalEvents(made, clock, at),
    ...valueEvents(made, clock, at),
    ...reviewEvents(made, at),
    ...riskEvents(made, clock, at),
  ]
  for (const event of events.sort((a, b) => a.at.getTime() - b.at.getTime())) await event.happen(await notBefore(event.at))
  return 'seeded'
}

/** An event that took its time pushes back what was to happen meanwhile. */
async function notBefore(at: Date): Promise<Date> {
  const newest = await db.auditEntry.findFirst({ select: { at: true }, orderBy: { seq: 'desc' } })
  return newest && newest.at > at ? newest.at : at
}

/** What was there before anything was automated. */
async function lay(made: Registers, at: Date): Promise<void> {
  const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
  await updateSettings(asMachine(at), { group: 'organisation', value: organisation })
  await addDepartments(made, later(5))
  await addPeople(made, later(30))
  await addSystems(made, later(90))
  await addGrades(made, later(120))
  await addProcesses(made, later(150))
}

function phaseEvents(made: Registers, at: (daysAgo: number, hour: number) => Date): Event[] {
  const phasesFor = async (key: PersonKey, when: Date) => {
    const ctx = await as(made, key, when)
    return { ctx, phases: (await getProgramme(ctx, {}))?.phases ?? [] }
  }
  return [
    {
      at: at(OPENED, 9),
      async happen(when) {
        await openProgramme(await as(made, 'zhao', when), { name: programmeName.en, locale: 'en' })
        await db.programme.updateMany({ data: { nameZh: programmeName['zh-CN'] } })
      },
    },
    {
      at: at(OPENED, 10),
      async happen(when) {
        const { ctx, phases } = await phasesFor('wang', when)
        const owners: PersonKey[] = ['wang', 'wang', 'chen']
        for (const [i, { id, key, version, name, nameZh, objective, objectiveZh, plannedStart, plannedEnd }] of phases.entries()) {
          await updatePhase(ctx, { id, version, name, nameZh: nameZh ?? '', objective: objective ?? '', objectiveZh: objectiveZh ?? '', plannedStart: plannedStart ?? '', plannedEnd: plannedEnd ?? '', budget: phasePlans[key].budget, ownerId: idOf(made.people, owners[i] ?? 'wang') })
        }
      },
    },
  ]
}
