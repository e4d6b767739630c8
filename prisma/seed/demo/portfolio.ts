import type { DataClass } from '@/lib/core/portfolio/data-classes'
import type { Stage, Technology } from '@/lib/core/portfolio/stages'
import type { PhaseKey } from '@/lib/core/programme/phases'
import type { DepartmentKey, PersonKey, SystemKey } from './company'

interface DemoBaseline {
  annualVolume: number
  manualMinutes: number
  errorPercent: number
  hourlyWage: number
  source: string
  /** Days before the seeding on which it was measured; it is valid from two days later */
  daysAgo: number
}

interface DemoProcess {
  name: string
  nameZh: string
  description: string
  department: DepartmentKey
  owner: PersonKey
  systems: SystemKey[]
  data: DataClass[]
  baselines: DemoBaseline[]
}

const study = (annualVolume: number, manualMinutes: number, errorPercent: number, hourlyWage: number, daysAgo: number, source: string): DemoBaseline =>
  ({ annualVolume, manualMinutes, errorPercent, hourlyWage, daysAgo, source })

export const processes = {
  expense: {
    name: 'Expense reimbursement', nameZh: '费用报销', department: 'payables', owner: 'liu', systems: ['oa', 'kingdee', 'mail'], data: ['personal', 'financial'],
    description: 'Check receipts against the claim form, the travel policy and the budget, then post the claim.\n核对报销单、票据、差旅制度与预算后入账。',
    baselines: [study(24_000, 13, 3.6, 66, 190, 'Time study, 60 claims 工时测定，60 单'), study(26_000, 12, 3.2, 68, 120, 'Second time study, 120 claims 复测，120 单')],
  },
  waybill: {
    name: 'Waybill entry', nameZh: '运单录入', department: 'transport', owner: 'huang', systems: ['tms', 'mail'], data: ['internal', 'personal'],
    description: 'Read shipping orders from carriers’ e-mails and portals and key them into the TMS.\n从承运商邮件和门户读取托运信息并录入运输管理系统。',
    baselines: [study(96_000, 4, 1.8, 42, 185, 'System log and 200 timed entries 系统日志与 200 单计时')],
  },
  purchaseOrder: {
    name: 'Purchase order entry', nameZh: '采购订单录入', department: 'ordering', owner: 'xu', systems: ['sap', 'mail'], data: ['internal', 'financial'],
    description: 'Turn approved requisitions into orders in SAP and send them to the supplier.\n将已批准的请购单在 SAP 中生成采购订单并发送给供应商。',
    baselines: [study(21_000, 9, 2.4, 58, 110, 'Time study, 80 orders 工时测定，80 单')],
  },
  invoice: {
    name: 'Invoice matching', nameZh: '发票三单匹配', department: 'payables', owner: 'liu', systems: ['sap', 'kingdee', 'mail'], data: ['financial'],
    description: 'Compare invoice, order and goods receipt; clear or park with a reason.\n核对发票、订单与收货单，一致则清账，不一致则注明原因挂起。',
    baselines: [study(30_000, 15, 4.1, 66, 105, 'Time study, 90 invoices 工时测定，90 张')],
  },
  inventory: {
    name: 'Inventory reconciliation', nameZh: '库存对账', department: 'warehouse', owner: 'huang', systems: ['wms', 'sap'], data: ['internal'],
    description: 'Compare stock in WMS and SAP per site and material, explain differences.\n按库位和物料比对仓储系统与 SAP 库存并说明差异。',
    baselines: [study(15_600, 25, 5, 55, 100, 'Time study, 30 lists 工时测定，30 份')],
  },
  confirmation: {
    name: 'Customer order confirmation', nameZh: '客户订单确认', department: 'orderDesk', owner: 'huang', systems: ['crm', 'mail'], data: ['internal', 'personal'],
    description: 'Confirm quantity, price and delivery date to the customer.\n向客户确认数量、价格与交期。',
    baselines: [study(44_000, 3, 1.2, 48, 70, 'CRM time stamps CRM 时间戳统计')],
  },
  onboarding: {
    name: 'Supplier onboarding', nameZh: '供应商准入', department: 'sourcing', owner: 'xu', systems: ['oa', 'sap'], data: ['financial', 'personal'],
    description: 'Collect licences, check registers, create the vendor.\n收集资质、核验工商与征信信息并创建供应商主数据。',
    baselines: [study(900, 80, 3, 70, 65, 'Interviews with five buyers 访谈 5 名采购员')],
  },
  assignment: {
    name: 'Sales-order assignment', nameZh: '销售订单分派', department: 'orderDesk', owner: 'huang', systems: ['crm', 'yonyou'], data: ['internal'],
    description: 'Give each order to the team with the right stock, route and capacity.\n根据库存、线路与产能将订单分派给合适的团队。',
    baselines: [study(38_000, 5, 6.5, 61, 60, 'Time study, 100 orders 工时测定，100 单')],
  },
  contract: {
    name: 'Contract approval', nameZh: '合同审批', department: 'sourcing', owner: 'xu', systems: ['oa'], data: ['sensitive', 'financial'],
    description: 'Check clauses against the standard, route deviations to legal.\n按标准条款审核合同，偏离项转法务复核。',
    baselines: [study(2_600, 55, 2, 110, 58, 'OA process log OA 流程日志')],
  },
  claims: {
    name: 'Cargo claims pre-check', nameZh: '货损理赔预审', department: 'care', owner: 'huang', systems: ['crm', 'tms', 'mail'], data: ['personal', 'financial'],
    description: 'Check that photos, receipts and the waybill support the claim.\n核验照片、签收单与运单是否支持理赔申请。',
    baselines: [study(7_400, 22, 4.8, 72, 50, 'Time study, 50 claims 工时测定，50 件')],
  },
  bank: {
    name: 'Bank reconciliation', nameZh: '银行对账', department: 'treasury', owner: 'liu', systems: ['kingdee'], data: ['financial'],
    description: 'Match bank statements with the ledger at month end.\n月末核对银行流水与总账。',
    baselines: [study(1_200, 45, 1.5, 68, 40, 'Estimate of the team 团队估算')],
  },
  travel: {
    name: 'Travel claims of the sales teams', nameZh: '销售差旅报销', department: 'sales', owner: 'huang', systems: ['oa', 'kingdee', 'mail'], data: ['personal', 'financial'],
    description: 'Check tickets and daily allowances of field staff, then post the claim.\n核对外勤人员车票与补贴后入账。',
    baselines: [study(11_500, 14, 4, 62, 45, 'Time study, 40 claims 工时测定，40 单')],
  },
  spareParts: {
    name: 'Spare part orders', nameZh: '备件采购下单', department: 'warehouse', owner: 'huang', systems: ['sap', 'mail'], data: ['internal', 'financial'],
    description: 'Order spare parts of forklifts and racks from framework contracts.\n按框架协议采购叉车与货架备件。',
    baselines: [study(9_200, 10, 2.8, 55, 42, 'Time study, 50 orders 工时测定，50 单')],
  },
  returns: {
    name: 'Return waybills', nameZh: '退货运单处理', department: 'care', owner: 'huang', systems: ['tms', 'mail'], data: ['internal', 'personal'],
    description: 'Key return shipments from customer e-mails into the TMS.\n根据客户邮件将退货运单录入运输管理系统。',
    baselines: [study(28_000, 5, 2.2, 45, 38, 'TMS log and 80 timed entries 系统日志与 80 单计时')],
  },
  masterData: {
    name: 'Customer master data', nameZh: '客户主数据维护', department: 'care', owner: 'huang', systems: ['crm', 'yonyou'], data: ['personal'],
    description: 'Change addresses, tax numbers and contacts on request.\n按申请变更客户地址、税号与联系人。',
    baselines: [],
  },
} satisfies Record<string, DemoProcess>
export type ProcessKey = keyof typeof processes

interface DemoAutomation {
  name: string
  nameZh: string
  process: ProcessKey
  technology: Technology
  phase: PhaseKey
  owner: PersonKey
  deputy?: PersonKey
  builder: PersonKey
  /** Stages after `assessed`, each with the days before the seeding on which it was reached */
  stages: [Stage, number][]
  targetSuccessPercent?: number
  plannedCoveragePercent: number
  /** Days before the seeding on which it was meant to go live; negative: to come */
  plannedLive?: number
  yearOneCost?: string
}

const inService = (start: number, live: number, watched?: number): [Stage, number][] => [
  ['approved', start], ['in-build', start - 2], ['in-test', live + 8], ['live', live], ...(watched === undefined ? [] : [['watched', watched] as [Stage, number]]),
]

export const automations = {
  expenseBot: { name: 'Expense claim robot', nameZh: '费用报销机器人', process: 'expense', technology: 'rpa', phase: 'pilot', owner: 'liu', deputy: 'li', builder: 'ma', stages: inService(140, 100, 50), plannedCoveragePercent: 80, plannedLive: 104, yearOneCost: '98000' },
  waybillFlow: { name: 'Waybill intake', nameZh: '运单自动录入', process: 'waybill', technology: 'workflow', phase: 'pilot', owner: 'huang', deputy: 'li', builder: 'ma', stages: inService(138, 96, 50), plannedCoveragePercent: 90, plannedLive: 95, yearOneCost: '112000' },
  orderBot: { name: 'Purchase order robot', nameZh: '采购订单机器人', process: 'purchaseOrder', technology: 'rpa', phase: 'rollout', owner: 'xu', deputy: 'li', builder: 'ma', stages: inService(90, 52, 20), plannedCoveragePercent: 75, plannedLive: 52, yearOneCost: '46000' },
  invoiceBot: { name: 'Invoice matching robot', nameZh: '发票匹配机器人', process: 'invoice', technology: 'rpa', phase: 'rollout', owner: 'liu', deputy: 'wang', builder: 'ma', stages: inService(85, 45), plannedCoveragePercent: 60, plannedLive: 55, yearOneCost: '186000' },
  stockCheck: { name: 'Nightly stock comparison', nameZh: '库存夜间比对', process: 'inventory', technology: 'workflow', phase: 'rollout', owner: 'huang', deputy: 'li', builder: 'ma', stages: inService(80, 48, 15), plannedCoveragePercent: 100, plannedLive: 48 },
  confirmationFlow: { name: 'Order confirmation', nameZh: '订单确认助手', process: 'confirmation', technology: 'low-code', phase: 'rollout', owner: 'huang', deputy: 'wang', builder: 'ma', stages: inService(50, 2), plannedCoveragePercent: 70, plannedLive: 5, yearOneCost: '34000' },
  onboardingFlow: { name: 'Supplier onboarding assistant', nameZh: '供应商准入助手', process: 'onboarding', technology: 'rpa', phase: 'rollout', owner: 'xu', deputy: 'wang', builder: 'ma', stages: [['approved', 40], ['in-build', 36], ['in-test', 12]], targetSuccessPercent: 97, plannedCoveragePercent: 50, plannedLive: 4, yearOneCost: '58000' },
  assignmentModel: { name: 'Sales-order assignment', nameZh: '销售订单智能分派', process: 'assignment', technology: 'ai-assisted', phase: 'deepening', owner: 'huang', deputy: 'wang', builder: 'ma', stages: [['approved', 25], ['in-build', 18]], plannedCoveragePercent: 60, plannedLive: -62 },
  claimsCheck: { name: 'Claims document check', nameZh: '理赔材料智能预审', process: 'claims', technology: 'ai-assisted', phase: 'deepening', owner: 'huang', builder: 'ma', stages: [['approved', 10]], plannedCoveragePercent: 40, plannedLive: -20 },
  contractCheck: { name: 'Contract clause check', nameZh: '合同条款智能审核', process: 'contract', technology: 'ai-assisted', phase: 'deepening', owner: 'xu', builder: 'ma', stages: [], plannedCoveragePercent: 30 },
} satisfies Record<string, DemoAutomation>
export type AutomationKey = keyof typeof automations
