import type { RiskResponse } from '@/lib/core/risks/statement'
import type { IndicatorMetric } from '@/lib/core/risks/indicator-metrics'
import type { PersonKey, SystemKey } from './company'
import type { AutomationKey, ProcessKey } from './portfolio'

type Place = [likelihood: number, impact: number]

/** What happened to a risk after it was opened, days before the seeding. */
type Step =
  | { ago: number; kind: 'assess'; by: PersonKey; residual: Place; inherent?: Place; note: string }
  | { ago: number; kind: 'review'; by: PersonKey; note: string }
  | { ago: number; kind: 'accept'; by: PersonKey; reason: string; conditions?: string; until: number }
  | { ago: number; kind: 'action'; by: PersonKey; text: string; owner: PersonKey; due: number }
  | { ago: number; kind: 'test'; by: PersonKey; operating: 'weak' | 'partial' | 'effective'; finding: string }
  | { ago: number; kind: 'close'; by: PersonKey; reason: string }

export interface DemoRisk {
  library: string
  on?: { automation: AutomationKey } | { process: ProcessKey } | { system: SystemKey }
  owner: PersonKey
  deputy?: PersonKey
  opened: number
  by: PersonKey
  inherent: Place
  residual: Place
  response: RiskResponse
  every?: number
  indicators?: { ago: number; metric: IndicatorMetric; threshold: number; windowDays?: number; minimumSample?: number; raiseBy?: number }[]
  money?: { ago: number; frequency: string; before?: string; low: string; high: string }
  steps?: Step[]
}

export const riskPlans: DemoRisk[] = [
  {
    library: 'R01', owner: 'wang', deputy: 'ma', opened: 140, by: 'wang', inherent: [3, 4], residual: [3, 3], response: 'reduce', every: 90,
    steps: [{ ago: 66, kind: 'assess', by: 'wang', residual: [2, 3], note: 'Every idea since the pilot was scored with evidence. 试点以来的每个想法均附依据评分。' }],
  },
  {
    library: 'R02', owner: 'zhou', deputy: 'wang', opened: 138, by: 'wang', inherent: [4, 3], residual: [3, 3], response: 'reduce',
    indicators: [{ ago: 18, metric: 'benefitRealised', threshold: 80 }],
    steps: [
      { ago: 52, kind: 'assess', by: 'wang', residual: [2, 3], note: 'Finance signs every month since the pilot. 试点以来财务逐月签署。' },
      { ago: 15, kind: 'assess', by: 'wang', residual: [2, 3], note: 'Two robots went live later than planned; each month since then is on plan. 两个机器人晚于计划上线，此后各月均达计划。' },
    ],
  },
  {
    library: 'R15', owner: 'li', deputy: 'zhao', opened: 133, by: 'li', inherent: [3, 4], residual: [2, 4], response: 'accept', every: 180,
    steps: [{ ago: 70, kind: 'accept', by: 'wang', reason: 'A second runner costs more than the two hours of handwork that an outage costs. 备用执行机的费用高于停机两小时的手工成本。', conditions: 'Looked at again when more than ten robots run. 机器人超过十个时重新评估。', until: 16 }],
  },
  {
    library: 'R22', owner: 'zhao', deputy: 'li', opened: 131, by: 'wang', inherent: [3, 5], residual: [2, 5], response: 'reduce',
    steps: [
      { ago: 75, kind: 'test', by: 'li', operating: 'effective', finding: 'All six robot passwords come from the vault; rotation during a run went through. 六个机器人口令均取自保管库，运行中轮换正常。' },
      { ago: 74, kind: 'assess', by: 'wang', residual: [1, 5], note: 'Vault in use and tested. 保管库已启用并测试通过。' },
    ],
  },
  {
    library: 'R23', owner: 'li', deputy: 'wang', opened: 129, by: 'wang', inherent: [4, 5], residual: [3, 5], response: 'reduce',
    money: { ago: 60, frequency: '0.05', before: '0.2', low: '200000', high: '900000' },
    steps: [
      { ago: 68, kind: 'accept', by: 'he', reason: 'The role of the expense robot can only be cut down with the release of SAP roles in the next quarter. 报销机器人的权限须待下季度 SAP 角色调整后才能收紧。', conditions: 'Monthly list of what the account did, read by internal audit. 内审每月查看该账号的操作清单。', until: 20 },
      { ago: 40, kind: 'review', by: 'li', note: 'Nothing unusual in the list of the month. 当月操作清单无异常。' },
      { ago: 30, kind: 'action', by: 'wang', text: 'Cut the SAP role of the robot accounts down to posting and display. 将机器人账号的 SAP 角色收紧为记账与查询。', owner: 'zhao', due: -24 },
    ],
  },
  {
    library: 'R07', on: { automation: 'invoiceBot' }, owner: 'liu', deputy: 'wang', opened: 44, by: 'liu', inherent: [4, 4], residual: [3, 3], response: 'reduce', every: 60,
    indicators: [{ ago: 40, metric: 'backlogSize', threshold: 120 }, { ago: 40, metric: 'backlogAge', threshold: 24 }],
  },
  {
    library: 'R10', on: { automation: 'invoiceBot' }, owner: 'liu', deputy: 'ma', opened: 43, by: 'ma', inherent: [5, 3], residual: [3, 3], response: 'reduce',
    indicators: [{ ago: 40, metric: 'systemErrorRate', threshold: 5, windowDays: 10, minimumSample: 100 }, { ago: 40, metric: 'successRate', threshold: 95, windowDays: 20, minimumSample: 200, raiseBy: 0 }],
  },
  {
    library: 'R10', on: { automation: 'orderBot' }, owner: 'xu', deputy: 'li', opened: 51, by: 'xu', inherent: [4, 3], residual: [3, 3], response: 'reduce',
    indicators: [{ ago: 40, metric: 'successRate', threshold: 98, windowDays: 20, minimumSample: 200 }],
  },
  {
    library: 'R19', on: { automation: 'invoiceBot' }, owner: 'liu', deputy: 'zhou', opened: 47, by: 'wang', inherent: [3, 5], residual: [2, 5], response: 'reduce', every: 90,
    money: { ago: 45, frequency: '0.2', before: '0.8', low: '20000', high: '120000' },
    steps: [
      { ago: 33, kind: 'test', by: 'wang', operating: 'partial', finding: 'Duplicates inside one day are caught; the same invoice a week later is not. 当日重复可拦截，一周后再次提交的未能识别。' },
      { ago: 32, kind: 'action', by: 'wang', text: 'Extend the duplicate check of invoices to ninety days. 将发票查重范围扩大至九十天。', owner: 'ma', due: -9 },
    ],
  },
  {
    library: 'R20', on: { automation: 'orderBot' }, owner: 'xu', deputy: 'wang', opened: 50, by: 'wang', inherent: [4, 5], residual: [3, 5], response: 'reduce',
    steps: [
      { ago: 48, kind: 'action', by: 'wang', text: 'Compare fifty posted orders a month with their requisitions. 每月抽取五十张订单与请购单核对。', owner: 'xu', due: -12 },
      { ago: 12, kind: 'review', by: 'xu', note: 'First sample: one price differed by a rounding. 首次抽查：一单价格有尾差。' },
    ],
  },
  {
    library: 'R09', on: { system: 'sap' }, owner: 'zhao', deputy: 'li', opened: 88, by: 'wang', inherent: [4, 5], residual: [3, 5], response: 'reduce',
    money: { ago: 60, frequency: '0.5', before: '2', low: '30000', high: '80000' },
    indicators: [{ ago: 36, metric: 'openBlockers', threshold: 0, minimumSample: 1 }],
    steps: [
      { ago: 80, kind: 'action', by: 'wang', text: 'Test every robot on the SAP sandbox before each service pack. 每次 SAP 补丁前在沙箱测试全部机器人。', owner: 'li', due: 50 },
      { ago: 46, kind: 'assess', by: 'wang', residual: [2, 5], note: 'Compatibility tests of all robots on SAP are signed. 涉及 SAP 的机器人兼容性测试均已签署。' },
    ],
  },
  {
    library: 'R11', on: { system: 'sap' }, owner: 'zhao', deputy: 'li', opened: 86, by: 'li', inherent: [4, 4], residual: [3, 3], response: 'reduce', every: 60,
    indicators: [{ ago: 34, metric: 'systemErrorRate', threshold: 6, windowDays: 20, minimumSample: 200, raiseBy: 0 }],
    steps: [{ ago: 26, kind: 'review', by: 'li', note: 'One outage of forty minutes; the robots caught up by noon. 一次四十分钟中断，机器人中午前已补处理。' }],
  },
  {
    library: 'R12', on: { automation: 'waybillFlow' }, owner: 'huang', deputy: 'li', opened: 97, by: 'li', inherent: [3, 4], residual: [2, 4], response: 'reduce', every: 60,
    indicators: [{ ago: 40, metric: 'successRate', threshold: 98, windowDays: 20, minimumSample: 500 }, { ago: 20, metric: 'untestedSystems', threshold: 0, minimumSample: 1 }],
    steps: [{ ago: 38, kind: 'review', by: 'huang', note: 'Carriers announced no change of their interfaces. 承运商未通知接口变更。' }],
  },
  {
    library: 'R18', on: { automation: 'expenseBot' }, owner: 'liu', deputy: 'li', opened: 101, by: 'liu', inherent: [4, 3], residual: [3, 2], response: 'reduce',
    indicators: [{ ago: 40, metric: 'businessExceptionRate', threshold: 8, windowDays: 20, minimumSample: 200 }],
    steps: [{ ago: 18, kind: 'review', by: 'liu', note: 'Photos of receipts are sharper since the new guide. 新指引发布后票据照片更清晰。' }],
  },
  {
    library: 'R31', on: { automation: 'stockCheck' }, owner: 'huang', deputy: 'li', opened: 48, by: 'li', inherent: [3, 4], residual: [2, 3], response: 'reduce',
    indicators: [{ ago: 40, metric: 'daysWithoutRuns', threshold: 1 }],
  },
  { library: 'R32', on: { automation: 'waybillFlow' }, owner: 'huang', deputy: 'li', opened: 96, by: 'huang', inherent: [3, 4], residual: [2, 4], response: 'reduce', every: 60 },
  {
    library: 'R27', on: { process: 'onboarding' }, owner: 'xu', deputy: 'wu', opened: 38, by: 'xu', inherent: [3, 5], residual: [2, 5], response: 'reduce',
    money: { ago: 11, frequency: '0.04', before: '0.15', low: '100000', high: '500000' },
    steps: [{ ago: 11, kind: 'action', by: 'xu', text: 'Finish the impact assessment of supplier data. 完成供应商数据的影响评估。', owner: 'xu', due: -6 }],
  },
  { library: 'R28', on: { process: 'claims' }, owner: 'huang', deputy: 'wu', opened: 24, by: 'huang', inherent: [4, 5], residual: [3, 5], response: 'avoid' },
  {
    library: 'R30', on: { system: 'crm' }, owner: 'chen', deputy: 'zhao', opened: 27, by: 'wang', inherent: [2, 5], residual: [2, 4], response: 'share',
    steps: [{ ago: 25, kind: 'accept', by: 'chen', reason: 'The contract with the vendor names a data centre in Shanghai. 与供应商的合同约定数据中心位于上海。', until: 120 }],
  },
  {
    library: 'R34', owner: 'wang', deputy: 'li', opened: 135, by: 'wang', inherent: [4, 3], residual: [3, 3], response: 'reduce',
    steps: [
      { ago: 90, kind: 'assess', by: 'wang', residual: [2, 2], note: 'Owner and deputy are named for all but one. 除一项外均已指定负责人与副手。' },
      { ago: 22, kind: 'close', by: 'wang', reason: 'The portal lets nothing go live without two owners. 平台要求上线前必须有两名负责人。' },
    ],
  },
  {
    library: 'R35', owner: 'chen', deputy: 'wang', opened: 130, by: 'wang', inherent: [4, 3], residual: [3, 3], response: 'reduce', every: 90,
    steps: [{ ago: 47, kind: 'assess', by: 'wang', residual: [2, 3], note: 'Ideas come from every department now. 各部门均已提出想法。' }],
  },
  { library: 'R38', owner: 'guo', deputy: 'zhao', opened: 62, by: 'wang', inherent: [3, 4], residual: [3, 3], response: 'reduce', every: 90 },
  { library: 'R40', owner: 'he', deputy: 'wang', opened: 139, by: 'wang', inherent: [3, 3], residual: [2, 3], response: 'reduce', every: 60, steps: [{ ago: 57, kind: 'review', by: 'wang', note: 'Pilot ended within its budget. 试点未超预算。' }] },
]
