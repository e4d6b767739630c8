import { randomUUID } from 'node:crypto'
import { decideStep } from '@/lib/features/approvals/decide-step'
import { creditBenefit } from '@/lib/features/recognition/credit-benefit'
import { consentToStory, publishStory } from '@/lib/features/recognition/publish-story'
import { saveStory } from '@/lib/features/recognition/save-story'
import { convertRequest } from '@/lib/features/requests/convert-request'
import { submitRequest } from '@/lib/features/requests/submit-request'
import { supportRequest } from '@/lib/features/requests/support-request'
import { takeStep } from '@/lib/features/requests/take-step'
import { getAssessPage } from '@/lib/features/scoring/queries'
import { saveAssessment } from '@/lib/features/scoring/save-assessment'
import { db } from '@/lib/server/db'
import { as, asMachine, idOf } from './actors'
import type { PersonKey } from './company'
import { liveIdeas, waybillStory, type LiveIdea } from './idea-texts'
import { automations, processes } from './portfolio'
import type { Event, Registers } from './registers'

type At = (daysAgo: number, hour: number) => Date
/** Who decides for a role; the assessor is another one. */
const deciders: Record<string, PersonKey[]> = { coe: ['ma'], finance: ['zhou', 'he'], steering: ['chen', 'he', 'guo'] }
/** By then engines had told of runs; a request is live no earlier than that. */
const FIRST_RUNS = 56
/** Days before the seeding on which the deliveries were closed, with what they took. */
const FINISHED = 24
/** Days before the seeding on which measured benefit was credited. */
const CREDITED = [50, 35, 20, 1]

/** Ideas behind the automations that run: filed, assessed, approved by others, joined to their automation, live; then what they gave back. */
export function liveIdeaEvents(made: Registers, at: At): Event[] {
  return [
    ...liveIdeas.flatMap((idea) => wayOf(made, at, idea)),
    ...CREDITED.map((daysAgo): Event => ({ at: at(daysAgo, 3), happen: async (when) => void (await creditBenefit(asMachine(when), {})) })),
    { at: at(12, 16), happen: (when) => tellOf(made, when) },
  ]
}

/** The story of the waybills, whoever had the idea; its submitter has not been asked yet. */
async function tellOf(made: Registers, when: Date): Promise<void> {
  const request = await db.request.findFirst({ where: { automationId: idOf(made.automations, 'waybillFlow'), liveAt: { not: null }, story: null }, select: { id: true } })
  if (!request) return
  const author = await as(made, 'wang', when)
  const { id } = await saveStory(author, { requestId: request.id, ...waybillStory })
  await publishStory(author, { id, version: 1 })
}

function wayOf(made: Registers, at: At, idea: LiveIdea): Event[] {
  const id = randomUUID()
  const plan = automations[idea.automation]
  const [approved, live] = [plan.stages[0]![1], plan.stages.find(([stage]) => stage === 'live')![1]]
  const process = processes[plan.process]
  const version = async () => (await db.request.findUniqueOrThrow({ where: { id }, select: { version: true } })).version
  const step = async (who: PersonKey, when: Date, to: string, more: object = {}) => void (await takeStep(await as(made, who, when), { id, version: await version(), to, ...more }))
  const events: Event[] = [
    {
      at: at(approved + 12, 10),
      happen: async (when) =>
        void (await submitRequest(await as(made, idea.by, when), {
          id, type: 'idea', title: idea.title, pain: idea.pain, wish: idea.wish, processId: idOf(made.processes, plan.process), departmentId: idOf(made.departments, process.department),
          ...(idea.anonymous && { anonymous: true }), frequencyCount: idea.aDay, frequencyUnit: 'day', minutes: idea.minutes, basis: 'estimated', ruleBased: 4, digitalInput: 4, structuredInput: 3, stability: 4, documentation: 3,
        })),
    },
    ...(idea.joined ?? []).map(([who, aDay]): Event => ({
      at: at(approved + 10, 15),
      happen: async (when) => void (await supportRequest(await as(made, who, when), { id, frequencyCount: aDay, frequencyUnit: 'day', minutes: idea.minutes })),
    })),
    { at: at(approved + 9, 9), happen: (when) => step('wang', when, 'in-assessment') },
    { at: at(approved + 8, 14), happen: (when) => assessIt(made, id, idea, when) },
    ...[7, 6, 5, 4].map((before): Event => ({ at: at(approved + before, 11), happen: (when) => decideNext(made, id, process.owner, when) })),
    {
      at: at(approved + 2, 9),
      happen: async (when) =>
        void (await convertRequest(await as(made, 'wang', when), { id, version: await version(), how: 'join', automationId: idOf(made.automations, idea.automation), leadId: idOf(made.people, 'ma') })),
    },
    {
      at: at(Math.min(live - 4, FIRST_RUNS), 17),
      async happen(when) {
        const { status } = await db.request.findUniqueOrThrow({ where: { id }, select: { status: true } })
        if (status === 'in-delivery') await step('ma', when, 'live')
      },
    },
    { at: at(FINISHED, 15), happen: (when) => step('ma', when, 'closed', { step: 'finish', actualDays: idea.actualDays, actualCost: idea.actualCost }) },
  ]
  const { story } = idea
  if (story) {
    events.push({
      at: at(Math.min(live - 20, 30), 16),
      async happen(when) {
        const author = await as(made, 'wang', when)
        const { id: storyId } = await saveStory(author, { requestId: id, ...story })
        if (idea.named) await consentToStory(await as(made, idea.by, when), { storyId, agreed: true })
        await publishStory(author, { id: storyId, version: 1 })
      },
    })
  }
  return events
}

async function assessIt(made: Registers, id: string, { promised, buildDays, buildCost }: LiveIdea, when: Date): Promise<void> {
  const ctx = await as(made, 'wang', when)
  const { number } = await db.request.findUniqueOrThrow({ where: { id }, select: { number: true } })
  const page = await getAssessPage(ctx, { number })
  const known = { owner: 'yes', blocker: 'no', unlawful: 'no', access: 'both', documents: 'no', forecasting: 'no', attendedMs: '0.5', coverageBp: String(promised), successBp: '96', buildTenthDays: String(buildDays), buildCostMinor: String(buildCost), likelihood: '2', impact: '2', applications: '3', screens: '6', decisions: '5', inputTypes: '2', exceptions: '3', dataClasses: '2' }
  const typed = { ...Object.fromEntries(Object.entries(page.start.typed).filter(([, text]) => text !== '')), ...known }
  await saveAssessment(ctx, { requestId: id, seen: page.seen, typed, reasons: Object.fromEntries(Object.keys(typed).map((name) => [name, 'Workshop with the team 与团队共同评估'])), technology: 'workflow', technologyWhy: 'As decided with operations 与运维共同商定', finish: true })
}

/** The next open step by somebody of its role who has not decided yet. */
async function decideNext(made: Registers, id: string, owner: PersonKey, when: Date): Promise<void> {
  const round = await db.approvalRound.findFirst({ where: { requestId: id, status: 'open' }, select: { steps: { select: { id: true, role: true, version: true, status: true, decision: { select: { deciderId: true } } }, orderBy: { ordinal: 'asc' } } } })
  const step = round?.steps.find(({ status }) => status === 'open')
  if (!round || !step) return
  const decided = new Set(round.steps.flatMap(({ decision }) => decision?.deciderId ?? []))
  const who = (deciders[step.role] ?? [owner]).find((key) => !decided.has(idOf(made.people, key)))
  if (who) await decideStep(await as(made, who, when), { id: step.id, version: step.version, outcome: 'approved' })
}
