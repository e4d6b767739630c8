import type { PersonKey } from './company'
import type { processes } from './portfolio'

interface DemoPoint {
  process: keyof typeof processes
  owner: PersonKey
  step: string
  stepZh: string
  guidance: string
  guidanceZh: string
  reviewerRole: string
  people: PersonKey[]
  approvals: number
  deadlineAmount: number
  deadlineUnit: 'hours' | 'days'
  onExpiry: 'escalate' | 'reject'
  samplingPercent: number
}

export const points = {
  'expense-exception': {
    process: 'expense', owner: 'liu', step: 'Exception from the travel policy', stepZh: '差旅标准例外审批', reviewerRole: 'finance', people: [], approvals: 1, deadlineAmount: 1, deadlineUnit: 'days', onExpiry: 'escalate', samplingPercent: 25,
    guidance: 'Is the reason given in the policy, chapter 4? Above CNY 5,000 the guest list is needed.', guidanceZh: '事由是否属于制度第四章所列情形？超过 5,000 元须附接待名单。',
  },
  'invoice-over-limit': {
    process: 'invoice', owner: 'liu', step: 'Invoice that differs from its order', stepZh: '发票与订单差异放行', reviewerRole: 'process-owner', people: ['liu', 'zhou'], approvals: 1, deadlineAmount: 8, deadlineUnit: 'hours', onExpiry: 'escalate', samplingPercent: 0,
    guidance: 'Freight and packaging up to 2 % may differ. Everything else goes back to the buyer.', guidanceZh: '运费、包装费差异 2% 以内可放行，其余退回采购。',
  },
  'contract-legal': {
    process: 'contract', owner: 'xu', step: 'Legal check of deviating clauses', stepZh: '偏离条款法务审核', reviewerRole: 'reviewer', people: ['wu', 'xu'], approvals: 2, deadlineAmount: 2, deadlineUnit: 'days', onExpiry: 'escalate', samplingPercent: 10,
    guidance: 'Liability, term and exit, data protection. Legal has the last word; procurement confirms the price.', guidanceZh: '重点看责任上限、期限与退出、数据保护。法务最终把关，采购确认价格。',
  },
  'supplier-new': {
    process: 'onboarding', owner: 'xu', step: 'Release of a new supplier', stepZh: '新供应商放行', reviewerRole: 'reviewer', people: [], approvals: 1, deadlineAmount: 3, deadlineUnit: 'days', onExpiry: 'reject', samplingPercent: 0,
    guidance: 'Licence valid, no entry in the register of defaulters, bank account in the name of the company.', guidanceZh: '营业执照有效、未列入失信名单、银行账户与公司同名。',
  },
} satisfies Record<string, DemoPoint>
export type PointKey = keyof typeof points

export interface DemoQuestion {
  point: PointKey
  key: string
  title: string
  fields: { label: string; value: string }[]
  link?: string
  callbackUrl?: string
  /** Hours after the asking */
  withdrawnAfter?: number
}

export interface DemoDecision {
  by: PersonKey
  /** After the asking */
  hours: number
  seconds: number
  outcome: 'approve' | 'reject' | 'return'
  reason?: string
}

/** What is decided on routine documents, in turn. */
export const decided: Partial<Record<PointKey, { outcome: DemoDecision['outcome']; reason?: string }[]>> = {
  'expense-exception': [
    { outcome: 'approve', reason: 'Covered by chapter 4. 符合第四章规定。' }, { outcome: 'approve' }, { outcome: 'return', reason: 'Please add the guest list. 请补充接待名单。' }, { outcome: 'approve' }, { outcome: 'reject', reason: 'A cheaper room was free that night. 当晚有更低价房源。' }, { outcome: 'approve', reason: 'Last train missed because of the customer. 因客户原因错过末班车。' },
  ],
  'invoice-over-limit': [{ outcome: 'approve' }, { outcome: 'approve' }, { outcome: 'approve', reason: 'Freight, below 2 %. 运费差异低于 2%。' }, { outcome: 'reject', reason: 'Price differs from the frame contract. 单价与框架协议不符。' }],
}

const party = (value: string) => ({ label: 'Partner 合同方', value })

export const questions: (DemoQuestion & { daysAgo: number; hour: number; decisions: DemoDecision[] })[] = [
  { point: 'contract-legal', key: 'CT-2026-0311', title: 'Frame contract with Northern Freight 北方货运框架合同', fields: [party('Northern Freight 北方货运'), { label: 'Value 金额', value: 'CNY 1,200,000' }, { label: 'Deviation 偏离', value: 'Liability without limit 责任无上限' }], daysAgo: 25, hour: 10, decisions: [{ by: 'xu', hours: 3, seconds: 260, outcome: 'approve', reason: 'Price confirmed. 价格已确认。' }, { by: 'wu', hours: 22, seconds: 1490, outcome: 'return', reason: 'Liability has to be capped at the yearly value. 责任须以年度合同额为上限。' }] },
  { point: 'contract-legal', key: 'CT-2026-0311-2', title: 'Frame contract with Northern Freight, second version 北方货运框架合同（第二稿）', fields: [party('Northern Freight 北方货运'), { label: 'Value 金额', value: 'CNY 1,200,000' }, { label: 'Deviation 偏离', value: 'Liability capped at CNY 1,200,000 责任上限 120 万元' }], daysAgo: 21, hour: 11, decisions: [{ by: 'wu', hours: 4, seconds: 640, outcome: 'approve', reason: 'Cap as asked. 上限已按要求设定。' }, { by: 'xu', hours: 7, seconds: 120, outcome: 'approve' }] },
  { point: 'contract-legal', key: 'CT-2026-0327', title: 'Service contract for the sorting line 分拣线维保合同', fields: [party('Ruida Automation 瑞达自动化'), { label: 'Value 金额', value: 'CNY 260,000' }, { label: 'Deviation 偏离', value: 'Exit only after 36 months 36 个月后方可退出' }], daysAgo: 12, hour: 14, decisions: [{ by: 'wu', hours: 20, seconds: 910, outcome: 'reject', reason: 'No exit for three years is outside our standard. 三年不得退出不符合标准条款。' }] },
  { point: 'supplier-new', key: 'SUP-5521', title: 'New supplier: Delta Packaging 新供应商：德尔塔包装', fields: [party('Delta Packaging 德尔塔包装'), { label: 'Licence 营业执照', value: 'valid until 2031-04 有效期至 2031-04' }, { label: 'Defaulters 失信名单', value: 'no entry 无记录' }], daysAgo: 15, hour: 9, decisions: [{ by: 'wu', hours: 6, seconds: 180, outcome: 'approve' }] },
  { point: 'supplier-new', key: 'SUP-5534', title: 'New supplier: Huatong Cold Chain 新供应商：华通冷链', fields: [party('Huatong Cold Chain 华通冷链'), { label: 'Licence 营业执照', value: 'expired 已过期' }], daysAgo: 10, hour: 9, decisions: [] },
  { point: 'supplier-new', key: 'SUP-5540', title: 'New supplier: Yangtze Pallets 新供应商：长江托盘', fields: [party('Yangtze Pallets 长江托盘')], daysAgo: 8, hour: 10, withdrawnAfter: 3, decisions: [] },
]

/** What waits today; the callback address is one that nobody answers at. */
export const waiting: (DemoQuestion & { hoursAgo: number; claimedBy?: PersonKey; decisions?: DemoDecision[] })[] = [
  { point: 'contract-legal', key: 'CT-2026-0340', title: 'Data processing agreement with the cloud provider 云服务商数据处理协议', fields: [party('Skyline Cloud 天际云'), { label: 'Value 金额', value: 'CNY 84,000 a year 每年' }, { label: 'Deviation 偏离', value: 'Sub-processors without prior consent; audits only once in two years. 可不经事先同意使用分包方；两年仅可审计一次。' }, { label: 'Personal data 个人信息', value: 'Names and telephone numbers of drivers 司机姓名与电话' }], link: 'https://oa.demo.example/contracts/CT-2026-0340', hoursAgo: 40, decisions: [{ by: 'xu', hours: 2, seconds: 210, outcome: 'approve', reason: 'Price confirmed. 价格已确认。' }] },
  { point: 'contract-legal', key: 'CT-2026-0342', title: 'Lease of a warehouse in Jiaxing 嘉兴仓库租赁合同', fields: [party('Jiaxing Logistics Park 嘉兴物流园'), { label: 'Value 金额', value: 'CNY 2,400,000' }, { label: 'Deviation 偏离', value: 'Rent rises with an index of the landlord 租金按出租方指数上调' }], hoursAgo: 20 },
  { point: 'contract-legal', key: 'CT-2026-0345', title: 'Change of payment terms with Ruida Automation 瑞达自动化付款条件变更', fields: [party('Ruida Automation 瑞达自动化'), { label: 'Deviation 偏离', value: '50 % in advance 预付 50%' }], hoursAgo: 7, callbackUrl: 'https://n8n.demo.example/webhook-waiting/48211' },
  { point: 'supplier-new', key: 'SUP-5561', title: 'New supplier: Suzhou Fasteners 新供应商：苏州紧固件', fields: [party('Suzhou Fasteners 苏州紧固件'), { label: 'Licence 营业执照', value: 'valid until 2029-11 有效期至 2029-11' }, { label: 'Bank account 银行账户', value: 'in the name of a person 个人账户' }], hoursAgo: 30, claimedBy: 'wu' },
  { point: 'expense-exception', key: 'claim-88402', title: 'Expense claim 88402: flight booked two days before 报销单 88402：出发前两天购票', fields: [{ label: 'Amount 金额', value: 'CNY 4,860.00' }, { label: 'Reason given 事由', value: 'Customer asked at short notice 客户临时要求' }], hoursAgo: 32 },
  { point: 'expense-exception', key: 'claim-88409', title: 'Expense claim 88409: dinner with guests 报销单 88409：客户招待', fields: [{ label: 'Amount 金额', value: 'CNY 6,120.00' }, { label: 'Guests 人数', value: '7' }], hoursAgo: 5 },
  { point: 'invoice-over-limit', key: 'invoice-41310', title: 'Invoice 41310: difference to the order 发票 41310：与订单有差异', fields: [{ label: 'Invoice 发票', value: 'CNY 18,720.00' }, { label: 'Order 订单', value: 'CNY 17,900.00' }], hoursAgo: 3, callbackUrl: 'https://n8n.demo.example/webhook-waiting/48307', decisions: [{ by: 'liu', hours: 1, seconds: 75, outcome: 'return', reason: 'Above 2 %: back to the buyer. 超过 2%，退回采购。' }] },
]
