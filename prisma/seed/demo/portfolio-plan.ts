import { shownAs } from '@/lib/core/portfolio/selection/shown'
import { adoptPlan } from '@/lib/features/portfolio/adopt-plan'
import { getPlan, getPortfolio } from '@/lib/features/portfolio/queries'
import { addRelation } from '@/lib/features/portfolio/relations'
import { saveScenario } from '@/lib/features/portfolio/scenarios'
import { getAssessPage } from '@/lib/features/scoring/queries'
import { saveAssessment } from '@/lib/features/scoring/save-assessment'
import { db } from '@/lib/server/db'
import { as } from './actors'
import type { Event, Registers } from './registers'

const WHY = 'Counted again at the desk of the team 在业务岗位重新清点'

/** Second opinions on what waits for a decision, then relations, two scenarios and the plan of the half year. */
export function portfolioEvents(made: Registers, at: (daysAgo: number, hour: number) => Date): Event[] {
  return [
    { at: at(6, 14), happen: (when) => secondOpinions(made, when) },
    { at: at(5, 11), happen: (when) => relate(made, when) },
    { at: at(4, 15), happen: (when) => keepScenarios(made, when) },
    { at: at(3, 16), happen: (when) => adopt(made, when) },
  ]
}

async function secondOpinions(made: Registers, when: Date): Promise<void> {
  const ctx = await as(made, 'ma', when)
  const waiting = await db.request.findMany({
    where: { status: 'assessed', assessmentId: { not: null }, submitterId: { not: ctx.actor.id }, assessments: { none: { assessorId: ctx.actor.id } } }, select: { id: true, number: true }, orderBy: { number: 'asc' }, take: 2,
  })
  for (const { id, number } of waiting) {
    const { seen, start } = await getAssessPage(ctx, { number })
    const known = Object.fromEntries(Object.entries(start.typed).filter(([, text]) => text !== ''))
    const typed = { applications: '4', screens: '18', decisions: '8', inputTypes: '3', exceptions: '7', dataClasses: '2', access: 'both', likelihood: '3', impact: '3', ...known, coverageBp: '65' }
    await saveAssessment(ctx, { requestId: id, seen, typed, reasons: Object.fromEntries(Object.keys(typed).map((name) => [name, WHY])), technology: 'workflow', technologyWhy: 'Interfaces are there already 接口已具备', note: 'More exceptions than the first assessment saw. 例外情形多于首次评估。' })
  }
}

async function relate(made: Registers, when: Date): Promise<void> {
  const ctx = await as(made, 'wang', when)
  const { rows } = await getPortfolio(ctx, {})
  const [a, b, c, d] = [...rows].sort((x, y) => x.number - y.number)
  if (a && b) await addRelation(ctx, { fromId: b.id, toId: a.id, kind: 'needs', reason: 'Uses the same supplier data 使用同一份供应商数据' })
  if (c && d) await addRelation(ctx, { fromId: c.id, toId: d.id, kind: 'excludes', reason: 'Both would replace the same step 两者替代同一步骤' })
}

/** Money to the thousand. */
const thousands = (minor: number) => Math.round(minor / 100_000) * 100_000

async function limitsOf(made: Registers, when: Date, share: number) {
  const { rows } = await getPortfolio(await as(made, 'wang', when), {})
  const [cost, days] = [rows.reduce((sum, row) => sum + row.cost, 0), rows.reduce((sum, row) => sum + row.tenthDays, 0)]
  return { budgetMinor: thousands(cost * share), tenthDays: Math.round((days * Math.min(1, share + 0.15)) / 50) * 50, risky: 2 }
}

async function keepScenarios(made: Registers, when: Date): Promise<void> {
  const ctx = await as(made, 'wang', when)
  await saveScenario(ctx, { name: 'Half the money 预算减半', limits: await limitsOf(made, when, 0.35) })
  await saveScenario(ctx, { name: 'One more developer 增加一名开发', limits: await limitsOf(made, when, 0.8) })
}

async function adopt(made: Registers, when: Date): Promise<void> {
  const limits = await limitsOf(made, when, 0.6)
  const { solution } = await getPlan(await as(made, 'wang', when), { limits, frontier: false })
  if (!solution.best?.ids.length) return
  await adoptPlan(await as(made, 'chen', when), { name: 'First half 2027 2027年上半年', reason: 'What budget and people of the centre allow 在预算与人力范围内', limits, shown: shownAs(solution.best.ids) })
}
