import type { AutomationKey } from './portfolio'

export type EngineKey = 'flow' | 'rpa'

export const engines = {
  flow: { slug: 'demo-flow', name: 'Workflow engine (demo)', nameZh: '流程引擎(演示)' },
  rpa: { slug: 'demo-rpa', name: 'Robot control room (demo)', nameZh: '机器人控制台(演示)' },
} satisfies Record<EngineKey, { slug: string; name: string; nameZh: string }>

interface Problem {
  kind: 'business' | 'system' | 'timeout' | 'infrastructure'
  code: string
  message: string
}

/** How the processes of the engines behave. Shares are per item where a run holds items, else per run. */
export interface Stream {
  engine: EngineKey
  externalId: string
  name: string
  version: string
  automation: AutomationKey
  purpose?: 'test'
  /** First day with runs, before the seeding */
  daysAgo: number
  /** Half of the work until then, days before the seeding: the first weeks of a pilot */
  rampUntil?: number
  /** Runs on a working day and on a free one */
  runs: [number, number]
  /** Local hours between which they start */
  hours: [number, number]
  items: [number, number] | null
  perItemMs: number
  system: number
  /** Share of system failures in the last fourteen days, where something has changed */
  systemLately?: number
  business: number
  systemProblems: Problem[]
  businessProblems: Problem[]
  /** Whether the outage of the bad day hits it */
  needsSap?: boolean
  queue?: { name: string; usual: number }
}

const system = (code: string, message: string): Problem => ({ kind: 'system', code, message })
const business = (code: string, message: string): Problem => ({ kind: 'business', code, message })
const timeout = (message: string): Problem => ({ kind: 'timeout', code: 'TIMEOUT', message })

export const outage: Problem = { kind: 'infrastructure', code: 'SAP_UNREACHABLE', message: 'SAP gateway did not answer (503). SAP 网关无响应。' }

export const streams: Stream[] = [
  {
    engine: 'rpa', externalId: 'expense-bot', name: 'Expense_Claims_Prod', version: '1.4.2', automation: 'expenseBot', daysAgo: 100, rampUntil: 62,
    runs: [32, 0], hours: [8, 19], items: [1, 6], perItemMs: 68_000, system: 0.005, business: 0.045,
    systemProblems: [system('OA_SESSION_LOST', 'The OA session ended during posting. 入账时协同办公会话中断。'), timeout('Kingdee did not answer within 60 s. 金蝶 60 秒内无响应。')],
    businessProblems: [business('RECEIPT_MISSING', 'Receipt missing or unreadable. 票据缺失或无法识别。'), business('OVER_POLICY', 'Amount above the travel policy. 金额超出差旅标准。')],
    queue: { name: 'Expense claims 报销待办', usual: 14 },
  },
  {
    engine: 'flow', externalId: 'wf-1042', name: 'Waybill intake', version: '31', automation: 'waybillFlow', daysAgo: 96, rampUntil: 62,
    runs: [150, 45], hours: [6, 22], items: null, perItemMs: 21_000, system: 0.007, business: 0.018,
    systemProblems: [timeout('TMS API timed out after 30 s. 运输系统接口 30 秒超时。'), system('HTTP_502', 'TMS answered 502. 运输系统返回 502。')],
    businessProblems: [business('ADDRESS_UNKNOWN', 'Delivery address not found. 收货地址无法匹配。'), business('DUPLICATE', 'Waybill number already exists. 运单号已存在。')],
    queue: { name: 'Waybill inbox 运单收件箱', usual: 22 },
  },
  {
    engine: 'rpa', externalId: 'po-bot', name: 'PO_Entry_Prod', version: '2.0.1', automation: 'orderBot', daysAgo: 52, needsSap: true,
    runs: [28, 0], hours: [8, 18], items: [1, 4], perItemMs: 74_000, system: 0.005, business: 0.03,
    systemProblems: [system('SAP_LOCK', 'Object locked by another user. 对象被其他用户锁定。'), timeout('SAP GUI did not open within 90 s. SAP GUI 90 秒内未打开。')],
    businessProblems: [business('PRICE_DEVIATION', 'Price differs from the contract. 价格与合同不一致。'), business('VENDOR_BLOCKED', 'Vendor blocked for purchasing. 供应商已被冻结。')],
    queue: { name: 'Approved requisitions 已批请购单', usual: 9 },
  },
  {
    engine: 'rpa', externalId: 'invoice-bot', name: 'Invoice_3Way_Match_Prod', version: '1.1.0', automation: 'invoiceBot', daysAgo: 45, needsSap: true,
    runs: [34, 0], hours: [7, 20], items: [2, 8], perItemMs: 236_000, system: 0.016, systemLately: 0.095, business: 0.09,
    systemProblems: [system('SELECTOR_NOT_FOUND', 'Button “Post” not found on the new invoice screen. 新版发票界面未找到“过账”按钮。'), system('OCR_LOW_CONFIDENCE', 'Invoice could not be read. 发票识别置信度过低。')],
    businessProblems: [business('QTY_MISMATCH', 'Quantity differs from the goods receipt. 数量与收货单不符。'), business('NO_RECEIPT', 'No goods receipt yet. 尚未收货。')],
    queue: { name: 'Invoices to match 待匹配发票', usual: 46 },
  },
  {
    engine: 'flow', externalId: 'wf-1077', name: 'Nightly stock comparison', version: '12', automation: 'stockCheck', daysAgo: 48,
    runs: [9, 9], hours: [1, 5], items: [4, 9], perItemMs: 312_000, system: 0.004, business: 0.16,
    systemProblems: [timeout('WMS export took longer than 10 min. 仓储系统导出超过 10 分钟。')],
    businessProblems: [business('DIFFERENCE', 'Stock differs and needs a count. 账实不符，需要盘点。')],
  },
  {
    engine: 'rpa', externalId: 'supplier-bot-test', name: 'Supplier_Onboarding_UAT', version: '0.9.3', automation: 'onboardingFlow', purpose: 'test', daysAgo: 12, needsSap: true,
    runs: [6, 0], hours: [10, 17], items: null, perItemMs: 540_000, system: 0.18, business: 0.1,
    systemProblems: [system('ELEMENT_MISSING', 'Registry page changed its layout. 工商查询页面布局变更。')],
    businessProblems: [business('LICENCE_EXPIRED', 'Business licence expired. 营业执照已过期。')],
  },
]
