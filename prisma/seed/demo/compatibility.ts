import type { Outcome } from '@/lib/core/compatibility/words'
import { assemblePlan } from '@/lib/features/compatibility/assemble-plan'
import { stepDefectOn } from '@/lib/features/compatibility/defects'
import { decideCheck } from '@/lib/features/compatibility/plan-checks'
import { reconcileCells } from '@/lib/features/compatibility/reconcile-cells'
import { recordRelease } from '@/lib/features/compatibility/record-release'
import { recordResult } from '@/lib/features/compatibility/record-result'
import { runView } from '@/lib/features/compatibility/run-view'
import { signRun } from '@/lib/features/compatibility/sign-run'
import { startRun } from '@/lib/features/compatibility/start-run'
import { db } from '@/lib/server/db'
import { as, asMachine, idOf } from './actors'
import type { PersonKey, SystemKey } from './company'
import { automations, type AutomationKey } from './portfolio'
import type { Event, Registers } from './registers'

type At = (daysAgo: number, hour: number) => Date

/** What a tester found other than a pass. */
type Found = { outcome: Exclude<Outcome, 'pass'>; note: string; due?: number; owner?: PersonKey }

interface DemoTest {
  automation: AutomationKey
  /** Days ago: plan, test, signature; without the last it is still under way */
  planned: number
  tested: number
  signed?: number
  signer?: PersonKey
  testers: [PersonKey, PersonKey]
  found?: Record<string, Found>
  /** Checks that do not apply, with the reason */
  leftOut?: Record<string, string>
  /** Of a test under way: share of checks answered, per cent */
  share?: number
  note?: string
}

/** Whoever builds an automation neither tests it nor signs; each went live only after its test. */
const tests: DemoTest[] = [
  { automation: 'expenseBot', planned: 107, tested: 105, signed: 102, signer: 'liu', testers: ['li', 'liu'], leftOut: { C41: 'The robot signs in with a certificate. 机器人使用证书登录。' }, note: 'Tested with 240 masked claims of the month before. 使用上月脱敏的 240 单测试。' },
  { automation: 'waybillFlow', planned: 103, tested: 101, signed: 98, signer: 'huang', testers: ['li', 'huang'], found: { C33: { outcome: 'fail', note: 'Memory grew by 4 % in eight hours; restarted nightly until it is mended. 八小时内存增长 4 %，修复前每晚重启。', owner: 'ma', due: -40 } } },
  { automation: 'orderBot', planned: 58, tested: 56, signed: 54, signer: 'xu', testers: ['li', 'xu'] },
  { automation: 'stockCheck', planned: 54, tested: 52, signed: 50, signer: 'huang', testers: ['li', 'wang'] },
  { automation: 'invoiceBot', planned: 51, tested: 49, signed: 47, signer: 'liu', testers: ['wang', 'liu'], found: { C34: { outcome: 'fail', note: 'Users wait 14 % longer at month end. 月末用户等待时间增加 14 %。', owner: 'ma', due: -75 } } },
  { automation: 'confirmationFlow', planned: 5, tested: 4, signed: 3, signer: 'huang', testers: ['li', 'huang'] },
  {
    automation: 'onboardingFlow', planned: 5, tested: 4, testers: ['li', 'xu'], share: 62,
    found: {
      C11: { outcome: 'fail', note: 'The name 䶮 comes back as “?” from the supplier portal. 供应商门户读回的“䶮”变为“?”。', owner: 'ma', due: -14 },
      C19: { outcome: 'fail', note: 'Deposits in yen are shown with two decimals: 1.00 instead of 100. 日元保证金显示两位小数：100 显示为 1.00。', owner: 'ma', due: -9 },
      C05: { outcome: 'blocked', note: 'The test machine is locked by the patch round until Friday. 测试机因补丁更新锁定至周五。' },
      C21: { outcome: 'not-applicable', note: 'It handles no attachments. 不处理附件。' },
    },
  },
]

const releases: { system: SystemKey; environment: 'test' | 'production'; release: string; daysAgo: number; by: PersonKey; note: string }[] = [
  { system: 'tms', environment: 'test', release: '5.15', daysAgo: 16, by: 'li', note: 'New waybill screen. 运单界面改版。' },
  { system: 'tms', environment: 'production', release: '5.15', daysAgo: 5, by: 'li', note: 'New waybill screen, rolled out on Sunday. 运单界面改版，周日上线。' },
  { system: 'kingdee', environment: 'test', release: '8.3', daysAgo: 9, by: 'zhao', note: 'Announced for production next month. 预计下月升级生产环境。' },
]

/** Plans, tests by two people, faults, and releases that ask for tests again, in the order in which they happened. */
export function compatibilityEvents(made: Registers, at: At): Event[] {
  return [
    ...tests.flatMap((test) => eventsOf(made, at, test)),
    { at: at(12, 10), happen: async (when: Date) => plan(made, 'assignmentModel', when) },
    { at: at(40, 15), happen: (when: Date) => mend(made, 'waybillFlow', when) },
    { at: at(1, 3), happen: async (when: Date) => void (await reconcileCells(asMachine(when), new AbortController().signal)) },
    ...releases.map(({ daysAgo, system, by, ...facts }): Event => ({ at: at(daysAgo, 8), happen: async (when) => void (await recordRelease(await as(made, by, when), { systemId: idOf(made.systems, system), ...facts })) })),
  ]
}

async function plan(made: Registers, key: AutomationKey, when: Date): Promise<void> {
  await assemblePlan(await as(made, 'wang', when), { automationId: idOf(made.automations, key) })
}

function eventsOf(made: Registers, at: At, test: DemoTest): Event[] {
  let number = 0
  return [
    {
      at: at(test.planned, 10),
      async happen(when) {
        await plan(made, test.automation, when)
        for (const [code, reason] of Object.entries(test.leftOut ?? {})) {
          const check = await db.compatPlanCheck.findFirst({ where: { code, plan: { automationId: idOf(made.automations, test.automation) } }, select: { id: true, version: true } })
          if (check) await decideCheck(await as(made, 'wang', when), { ...check, applies: 'no', reason })
        }
      },
    },
    {
      at: at(test.tested, 9),
      async happen(when) {
        number = (await startRun(await as(made, test.testers[0], when), { automationId: idOf(made.automations, test.automation), environment: 'test', purpose: 'go-live' })).number
        await answer(made, test, number, when)
      },
    },
    ...(test.signed === undefined ? [] : [{ at: at(test.signed, 16), happen: (when: Date) => sign(made, test, number, when) }]),
  ]
}

/** Both testers answer in turns, a few minutes each. */
async function answer(made: Registers, { testers, found = {}, share = 100 }: DemoTest, number: number, when: Date): Promise<void> {
  const people = [await as(made, testers[0], when), await as(made, testers[1], when)]
  const { id: runId, checks } = await runView(people[0]!, { number })
  const told = new Set<string>()
  for (const [i, check] of checks.slice(0, Math.ceil((checks.length * share) / 100)).entries()) {
    const given = told.has(check.code) ? undefined : found[check.code]
    told.add(check.code)
    const now = new Date(Math.min(when.getTime() + i * 240_000, Date.now()))
    const { due, owner, ...result } = given ?? { outcome: 'pass' as const, note: undefined }
    await recordResult({ ...people[i % 2]!, now }, {
      runId, checkId: check.id, seen: 0, ...result,
      ...(owner && { defectOwnerId: idOf(made.people, owner) }),
      ...(due !== undefined && { defectDueOn: new Date(when.getTime() - due * 86_400_000).toISOString().slice(0, 10) }),
      ...(given === undefined && i % 9 === 4 && { text: 'HTTP/1.1 200 OK, 184 ms' }),
    })
  }
}

async function sign(made: Registers, { signer = 'huang', note }: DemoTest, number: number, when: Date): Promise<void> {
  const ctx = await as(made, signer, when)
  const { version, digest } = await runView(ctx, { number })
  await signRun(ctx, { number, version, digest, note })
}

/** The builder mends, somebody else has a look. */
async function mend(made: Registers, key: AutomationKey, when: Date): Promise<void> {
  const defect = await db.compatDefect.findFirst({ where: { status: 'open', run: { plan: { automationId: idOf(made.automations, key) } } }, select: { number: true, version: true } })
  if (!defect) return
  await stepDefectOn(await as(made, automations[key].builder, when), { ...defect, step: 'fix', resolution: 'A connection was not given back; mended in 1.4. 连接未释放，已在 1.4 修复。' })
  await stepDefectOn(await as(made, 'li', when), { number: defect.number, version: defect.version + 1, step: 'verify', resolution: 'Eight hours, no growth. 连续八小时无增长。' })
}
