import { addDays } from '@/lib/core/calendar/local-day'
import { CaseBody } from '@/lib/core/finance/case'
import { libraryEntry } from '@/lib/content/risks'
import { saveCase } from '@/lib/features/cases/save-case'
import { acceptRisk } from '@/lib/features/risks/accept-risk'
import { addRiskAction } from '@/lib/features/risks/add-action'
import { addIndicator } from '@/lib/features/risks/add-indicator'
import { assessRisk } from '@/lib/features/risks/assess-risk'
import { closeRisk } from '@/lib/features/risks/close-risk'
import { testControl } from '@/lib/features/risks/controls'
import { createRisk } from '@/lib/features/risks/create-risk'
import { linkRisks } from '@/lib/features/risks/link-risks'
import { readIndicators } from '@/lib/features/risks/read-indicators'
import { reviewRisk } from '@/lib/features/risks/review-risk'
import { setRiskMoney } from '@/lib/features/risks/set-money'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { Event, Registers } from './registers'
import { riskPlans, type DemoRisk } from './risk-plans'
import type { DemoClock } from './runs'

type At = (daysAgo: number, hour: number) => Date
/** Id of the risk of each plan, once it is open. */
type Opened = Map<DemoRisk, string>

/** Days before the seeding on which indicators were read: what stands in the register of readings. */
const READ_ON = [37, 34, 31, 28, 25, 22, 19, 16, 14, 12, 10, 8, 6, 5, 4, 3, 2, 1, 0]

/** The register of risks from the pilot on: judged, treated, accepted, watched by figures; one figure breaks its threshold. */
export function riskEvents(made: Registers, clock: DemoClock, at: At): Event[] {
  const opened: Opened = new Map()
  return [
    ...riskPlans.flatMap((plan) => eventsOf(made, clock, at, plan, opened)),
    { at: at(31, 11), happen: async (when) => link(made, opened, when) },
    ...READ_ON.map((ago): Event => ({ at: at(ago, 7.5), happen: async (when) => void (await readIndicators({ ...jobCtx('read-risk-indicators'), now: when }, new AbortController().signal)) })),
    { at: at(2, 14), happen: async (when) => intoCase(made, opened, when) },
  ]
}

function eventsOf(made: Registers, clock: DemoClock, at: At, plan: DemoRisk, opened: Opened): Event[] {
  const person = (key: Parameters<typeof as>[1]) => idOf(made.people, key)
  const id = () => opened.get(plan)!
  const stored = () => db.risk.findUniqueOrThrow({ where: { id: id() } })
  const dayIn = (ago: number) => addDays(clock.today, -ago)
  const steps = (plan.steps ?? []).map((step): Event => ({
    at: at(step.ago, 15),
    async happen(when) {
      const ctx = await as(made, step.by, when)
      const { version, ...risk } = await stored()
      const ref = { id: id(), version }
      if (step.kind === 'assess') {
        const [likelihood, impact] = step.inherent ?? [risk.inherentLikelihood, risk.inherentImpact]
        await assessRisk(ctx, { ...ref, inherentLikelihood: likelihood, inherentImpact: impact, residualLikelihood: step.residual[0], residualImpact: step.residual[1], note: step.note })
      } else if (step.kind === 'review') await reviewRisk(ctx, { ...ref, note: step.note })
      else if (step.kind === 'accept') await acceptRisk(ctx, { ...ref, reason: step.reason, ...(step.conditions && { conditions: step.conditions }), expiresOn: dayIn(-step.until) })
      else if (step.kind === 'action') await addRiskAction(ctx, { riskId: id(), text: step.text, ownerId: person(step.owner), dueOn: dayIn(step.due) })
      else if (step.kind === 'close') await closeRisk(ctx, { ...ref, reason: step.reason })
      else {
        const control = await db.riskControl.findFirstOrThrow({ where: { riskId: id() }, orderBy: { createdAt: 'asc' } })
        await testControl(ctx, { id: control.id, version: control.version, design: 'effective', operating: step.operating, finding: step.finding })
      }
    },
  }))
  const { money } = plan
  return [
    { at: at(plan.opened, 10), happen: (when) => open(made, plan, opened, when) },
    ...(plan.indicators ?? []).map(({ ago, ...watched }): Event => ({ at: at(ago, 16), happen: async (when) => void (await addIndicator(await as(made, plan.by, when), { riskId: id(), ...watched })) })),
    ...(money
      ? [{ at: at(money.ago, 13), happen: async (when: Date) => void (await setRiskMoney(await as(made, plan.by, when), { id: id(), version: (await stored()).version, currency: 'CNY', frequency: money.frequency, ...(money.before && { frequencyBefore: money.before }), lossLow: money.low, lossHigh: money.high })) }]
      : []),
    ...steps,
  ]
}

async function open(made: Registers, plan: DemoRisk, opened: Opened, when: Date): Promise<void> {
  const entry = libraryEntry(plan.library)!
  const { on } = plan
  const hung = !on
    ? { scope: 'programme' }
    : 'automation' in on
      ? { scope: 'automation', automationId: idOf(made.automations, on.automation) }
      : 'process' in on
        ? { scope: 'process', processId: idOf(made.processes, on.process) }
        : { scope: 'system', systemId: idOf(made.systems, on.system) }
  const { id } = await createRisk(await as(made, plan.by, when), {
    libraryId: plan.library, category: entry.category, ...hung,
    title: entry.title.en, titleZh: entry.title['zh-CN'], cause: entry.cause.en, causeZh: entry.cause['zh-CN'], event: entry.event.en, eventZh: entry.event['zh-CN'], consequence: entry.consequence.en, consequenceZh: entry.consequence['zh-CN'],
    ownerId: idOf(made.people, plan.owner), ...(plan.deputy && { deputyId: idOf(made.people, plan.deputy) }),
    response: plan.response, reviewEveryDays: plan.every ?? 90,
    inherentLikelihood: plan.inherent[0], inherentImpact: plan.inherent[1], residualLikelihood: plan.residual[0], residualImpact: plan.residual[1],
    controls: entry.controls.map((_, at) => at),
  })
  opened.set(plan, id)
}

/** A changed screen makes exceptions pile up; a copied role makes a stolen password worse. */
async function link(made: Registers, opened: Opened, when: Date): Promise<void> {
  const ctx = await as(made, 'wang', when)
  const find = (library: string, automation?: string) => opened.get(riskPlans.find((plan) => plan.library === library && (!automation || (plan.on && 'automation' in plan.on && plan.on.automation === automation)))!)!
  await linkRisks(ctx, { fromId: find('R10', 'invoiceBot'), toId: find('R07'), note: 'A screen that is not found leaves invoices waiting. 界面变更导致发票积压。' })
  await linkRisks(ctx, { fromId: find('R23'), toId: find('R22'), note: 'Wide rights make a stolen password worse. 权限过大会放大凭证泄露的后果。' })
}

/** The draft case of supplier onboarding counts the fine that the impact assessment makes less likely. */
async function intoCase(made: Registers, opened: Opened, when: Date): Promise<void> {
  const found = await db.businessCase.findFirst({ where: { automationId: idOf(made.automations, 'onboardingFlow'), status: 'draft' } })
  if (!found) return
  const body = CaseBody.parse(JSON.parse(found.body))
  const riskId = opened.get(riskPlans.find(({ library }) => library === 'R27')!)!
  const line: CaseBody['lines'][number] = {
    id: 'avoided-fine', label: 'Fine for supplier data 供应商数据罚款', kind: 'benefit', category: 'avoided', confidence: 'low', riskBp: 3000, recurrence: { kind: 'every', from: 1, growthBp: 0 },
    range: { lowBp: 5000, highBp: 15_000, shape: 'triangular' }, amount: { kind: 'formula', key: 'avoided-fines', ordinal: null, values: { confidence: 60 }, riskId },
  }
  await saveCase(await as(made, 'xu', when), { id: found.id, version: found.version, name: found.name, currency: found.currency, body: { ...body, lines: [...body.lines, line] } })
}
