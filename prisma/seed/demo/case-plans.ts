import { benefitLine, costLine } from '@/lib/core/cases/blank'
import type { CaseLine } from '@/lib/core/finance/case'
import type { CostCategory } from '@/lib/core/finance/kinds'
import type { PersonKey } from './company'
import type { AutomationKey } from './portfolio'

interface Planned {
  volume: number
  coverage: number
  success: number
  manualTime: number
  attendedTime: number
  wage: number
}

export interface DemoCase {
  automation: AutomationKey
  name: string
  by: PersonKey
  /** Days before the seeding on which it was begun, handed in, and decided; a returned one comes back a day later */
  created: number
  handedIn?: number
  decided?: number
  outcome?: 'approved' | 'rejected'
  comment?: string
  returned?: string
  /** Begun from a shipped template and left as it is */
  template?: string
  costs: [CostCategory, string, string][]
  released?: Planned
  cash?: { label: string; perPeriod?: string; discount?: { amount: number; share: number; discount: number } }
  avoided?: { label: string; perPeriod: string }
}

const time = (volume: number, coverage: number, success: number, manualTime: number, attendedTime: number, wage: number): Planned => ({ volume, coverage, success, manualTime, attendedTime, wage })

export const casePlans: DemoCase[] = [
  {
    automation: 'expenseBot', name: 'Expense claim robot 费用报销机器人', by: 'liu', created: 143, handedIn: 142, decided: 141, outcome: 'approved',
    comment: 'Figures agree with the time study. 数据与工时测定一致。',
    costs: [['build', 'Build and test 开发与测试', '52000'], ['software', 'Robot licence 机器人许可', '36000'], ['training', 'Training of the expense desk 报销岗位培训', '10000']],
    released: time(26_000, 90, 95, 12, 0.6, 66),
    avoided: { label: 'Payments against the travel policy 超标付款', perPeriod: '12000' },
  },
  {
    automation: 'waybillFlow', name: 'Waybill intake 运单自动录入', by: 'huang', created: 142, handedIn: 141, decided: 140, outcome: 'approved',
    costs: [['build', 'Interfaces and tests 接口开发与测试', '88000'], ['infrastructure', 'Workflow server, share 流程引擎分摊', '24000']],
    released: time(96_000, 70, 97, 4, 0.2, 42),
    cash: { label: 'Fewer penalties for wrong addresses 减少地址错误罚款', perPeriod: '18000' },
  },
  {
    automation: 'orderBot', name: 'Purchase order robot 采购订单机器人', by: 'xu', created: 94, handedIn: 93, decided: 92, outcome: 'approved',
    costs: [['build', 'Build and test 开发与测试', '24000'], ['software', 'Robot licence, share 机器人许可分摊', '22000']],
    released: time(21_000, 75, 96, 9, 0.6, 60),
  },
  {
    automation: 'invoiceBot', name: 'Invoice matching robot 发票匹配机器人', by: 'liu', created: 89, handedIn: 88, decided: 86, outcome: 'approved',
    returned: 'Early payment is not certain: show it as cash of its own and with a lower share. 提前付款并不确定，请单列为现金收益并降低比例。',
    comment: 'Approved with the lower share of early payments. 按较低的提前付款比例批准。',
    costs: [['build', 'Build, document reading 开发与票据识别', '96000'], ['software', 'Robot and OCR licences 机器人与识别许可', '70000'], ['change', 'New way of working in accounts payable 应付流程调整', '20000']],
    released: time(44_000, 80, 92, 15, 1.2, 66),
    cash: { label: 'Discount for early payment 提前付款折扣', discount: { amount: 9_600_000, share: 12, discount: 1.5 } },
  },
  {
    automation: 'confirmationFlow', name: 'Order confirmation 订单确认助手', by: 'huang', created: 52, handedIn: 51, decided: 50, outcome: 'approved',
    costs: [['build', 'Low-code forms 低代码表单开发', '18000'], ['software', 'Platform licences 平台许可', '16000']],
    released: time(44_000, 70, 96, 3, 0.2, 44),
  },
  {
    automation: 'stockCheck', name: 'Nightly stock comparison 库存夜间比对', by: 'huang', created: 9, handedIn: 5,
    costs: [['build', 'Interfaces and tests 接口开发与测试', '64000'], ['infrastructure', 'Workflow server, share 流程引擎分摊', '18000']],
    released: time(15_600, 100, 84, 25, 1.5, 60),
    avoided: { label: 'Wrong deliveries from wrong stock 账实不符造成的错发', perPeriod: '45000' },
  },
  {
    automation: 'contractCheck', name: 'Contract clause check 合同条款智能审核', by: 'xu', created: 11, handedIn: 10, decided: 8, outcome: 'rejected',
    comment: 'Licence costs more than the hours are worth at this volume; come back with two more contract types. 按目前业务量许可费用高于节约工时，请扩大到另外两类合同后再提交。',
    costs: [['software', 'Language model service 大模型服务', '180000'], ['build', 'Clause library 条款库建设', '120000']],
    released: time(2_600, 30, 85, 55, 12, 86),
  },
  {
    automation: 'onboardingFlow', name: 'Supplier onboarding assistant 供应商准入助手', by: 'xu', created: 12,
    costs: [['build', 'Build and test 开发与测试', '38000'], ['software', 'Robot licence, share 机器人许可分摊', '20000']],
    released: time(900, 50, 90, 80, 8, 86),
  },
  { automation: 'assignmentModel', name: 'Sales-order assignment 销售订单智能分派', by: 'huang', created: 14, template: 'workflow-integration', costs: [] },
]

/** Own formula by which early payments are valued. */
export const DISCOUNT = 'early-payment-discount'

export function linesOf({ costs, released, cash, avoided }: DemoCase): CaseLine[] {
  return [
    ...costs.map(([category, label, amount], i) => costLine(category, { id: `cost-${i + 1}`, label }, amount)),
    ...(released ? [benefitLine('released', { id: 'time', label: 'Working time that comes back 节省的工时', confidence: 'high' }, { key: 'direct-benefit-net', values: { ...released } })] : []),
    ...(cash ? [cash.discount ? benefitLine('cash', { id: 'cash', label: cash.label, confidence: 'low' }, { key: DISCOUNT, values: cash.discount }) : typed('cash', 'cash', cash.label, cash.perPeriod!)] : []),
    ...(avoided ? [typed('avoided', 'avoided', avoided.label, avoided.perPeriod)] : []),
  ]
}

function typed(category: 'cash' | 'avoided', id: string, label: string, perPeriod: string): CaseLine {
  return { ...benefitLine(category, { id, label, confidence: 'low' }), amount: { kind: 'typed', perPeriod } }
}
