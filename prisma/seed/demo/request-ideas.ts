import type { RequestType } from '@/lib/core/requests/statuses'
import type { DepartmentKey, PersonKey, SystemKey } from './company'
import type { AutomationKey, ProcessKey } from './portfolio'

/** How far a request has come, and how many days ago each step was taken; what follows from a step happens by itself. */
export type DemoStep =
  | ['assess', number]
  | ['ask', number, string]
  | ['answer', number, string]
  | ['score', number, { technology: 'rpa' | 'low-code' | 'workflow' | 'ai-assisted'; days: string; cost: string; access: 'ui' | 'api' | 'both' }]
  | ['skip', number, string]
  | ['approve', number]
  | ['decline', number, string, string]
  | ['park', number, string]
  | ['deliver', number, AutomationKey | 'none']
  | ['finish', number, string]
  | ['withdraw', number]
  | ['duplicate', number, string]

export interface DemoRequest {
  key: string
  by: PersonKey
  /** Days ago */
  filed: number
  type?: RequestType
  title: string
  pain: string
  wish?: string
  department?: DepartmentKey
  process?: ProcessKey
  automation?: AutomationKey
  place?: string
  systems?: SystemKey[]
  /** Count, unit, minutes each */
  volume?: [number, 'day' | 'week' | 'month' | 'quarter' | 'year', number]
  basis?: 'measured' | 'estimated' | 'guessed'
  answers?: [number, number, number, number, number]
  anonymous?: boolean
  steps?: DemoStep[]
  votes?: PersonKey[]
  supports?: { by: PersonKey; department?: DepartmentKey; volume: [number, 'day' | 'week' | 'month', number]; note?: string }[]
  comments?: [PersonKey, number, string][]
}

const rpa = (days: string, cost: string) => ({ technology: 'rpa' as const, days, cost, access: 'ui' as const })
const flow = (days: string, cost: string) => ({ technology: 'workflow' as const, days, cost, access: 'api' as const })
const ai = (days: string, cost: string) => ({ technology: 'ai-assisted' as const, days, cost, access: 'both' as const })

/** What people of the invented company filed in the last months, in both languages. */
export const demoRequests: DemoRequest[] = [
  { key: 'stock', by: 'huang', filed: 92, title: '每晚自动比对 WMS 与 SAP 库存', pain: '仓储组每天抽查库位，再到 SAP 里逐条核对，差异往往月底才发现，要翻一整天单据。', wish: '第二天早上就能看到差异清单。', department: 'warehouse', process: 'inventory', systems: ['wms', 'sap'], volume: [60, 'day', 25], basis: 'measured', answers: [5, 5, 5, 4, 4], steps: [['assess', 90], ['score', 87, flow('18', '60000')], ['approve', 84], ['deliver', 79, 'stockCheck']], votes: ['zhou', 'liu', 'xu', 'he'], comments: [['zhou', 88, '财务月结也需要这份差异清单，请包含金额。'], ['huang', 88, '可以，WMS 里有标准成本。']] },
  { key: 'invoiceMatch', by: 'liu', filed: 96, title: '供应商发票三单自动匹配', pain: '每月约 2500 张发票要和采购订单、收货单逐张核对，差异靠人眼找，月底加班到很晚。', department: 'payables', process: 'invoice', systems: ['sap', 'kingdee'], volume: [2500, 'month', 15], basis: 'measured', answers: [5, 4, 4, 4, 3], steps: [['assess', 94], ['score', 91, rpa('30', '140000')], ['approve', 88], ['deliver', 83, 'invoiceBot']], votes: ['zhou', 'he', 'xu', 'wang'], comments: [['xu', 92, 'Please also show buyers which orders cause most differences.']] },
  { key: 'confirm', by: 'lin', filed: 61, title: 'Confirm customer orders without retyping', pain: 'For every order I copy quantity, price and delivery date from the CRM into a mail. Around 170 a day, and one wrong date is enough for a complaint.', department: 'orderDesk', process: 'confirmation', systems: ['crm', 'mail'], volume: [170, 'day', 3], basis: 'estimated', answers: [5, 5, 4, 4, 3], steps: [['assess', 59], ['score', 57, { technology: 'low-code', days: '9', cost: '32000', access: 'api' }], ['approve', 55], ['deliver', 50, 'confirmationFlow']], votes: ['huang', 'chen', 'zhou'] },
  { key: 'supplier', by: 'xu', filed: 55, title: '供应商准入资料自动收集与校验', pain: '新供应商的营业执照、银行信息靠邮件来回催，再手工录入 SAP，平均两周才能下第一张订单。', department: 'sourcing', process: 'onboarding', systems: ['sap', 'mail'], volume: [35, 'week', 40], basis: 'estimated', answers: [4, 4, 3, 4, 3], steps: [['assess', 53], ['score', 50, rpa('22', '52000')], ['approve', 46], ['deliver', 42, 'onboardingFlow']], votes: ['wu', 'liu'] },
  { key: 'bank', by: 'zhou', filed: 33, title: 'Reconcile bank statements every morning', pain: 'Treasury downloads statements of six banks and ticks them off against the ledger in a spreadsheet. It takes two people until ten o’clock.', department: 'treasury', process: 'bank', systems: ['kingdee'], volume: [6, 'day', 20], basis: 'measured', answers: [5, 5, 4, 5, 4], steps: [['assess', 31], ['score', 28, flow('12', '38000')], ['approve', 24]], votes: ['he', 'liu', 'guo', 'wang'], supports: [{ by: 'liu', department: 'payables', volume: [40, 'week', 6], note: 'Payment returns only 仅退汇核对' }] },
  { key: 'spare', by: 'huang', filed: 30, title: '备件低于安全库存自动提醒采购', pain: '仓管每天导出库存表，人工看哪些备件低于安全库存，再发消息给采购，上月因漏看停线两次。', department: 'warehouse', process: 'spareParts', systems: ['wms', 'sap'], volume: [1, 'day', 55], basis: 'estimated', answers: [5, 5, 5, 5, 3], steps: [['assess', 28], ['score', 25, flow('6', '18000')]], votes: ['xu', 'chen', 'li'], comments: [['xu', 27, '采购也希望提醒里带上最近一次的供应商和价格。']] },
  { key: 'returns', by: 'lin', filed: 26, title: '退货申请自动分派到责任仓', pain: '每条退货申请都要人工判断责任仓再转派，高峰期积压半天，客户反复催问。', wish: '提交后马上有人受理。', department: 'care', process: 'returns', systems: ['crm', 'wms'], volume: [80, 'day', 4], basis: 'estimated', answers: [4, 5, 3, 4, 2], steps: [['assess', 23], ['score', 19, ai('34', '168000')]], votes: ['huang', 'chen', 'zhou', 'guo'], supports: [{ by: 'huang', department: 'transport', volume: [25, 'day', 5], note: '运输破损件也走同样的判断' }], comments: [['guo', 21, 'How often is the first assignment wrong today?'], ['lin', 20, '大约十分之一，需要二次转派。']] },
  { key: 'travel', by: 'he', filed: 24, title: 'Check travel claims against the policy before approval', pain: 'Approvers look up hotel limits and class of travel themselves. Every fifth claim comes back.', department: 'finance', process: 'travel', systems: ['oa', 'kingdee'], volume: [220, 'week', 6], basis: 'guessed', answers: [5, 4, 4, 4, 5], steps: [['assess', 20], ['score', 14, rpa('15', '47000')]], votes: ['liu', 'zhou'] },
  { key: 'master', by: 'xu', filed: 19, title: '客户主数据变更自动同步到各系统', pain: '客户改地址、税号要在 CRM、SAP、金蝶各改一遍，经常漏改导致发票退回。', department: 'orderDesk', process: 'masterData', systems: ['crm', 'sap', 'kingdee'], volume: [45, 'week', 12], basis: 'estimated', answers: [5, 4, 4, 3, 3], steps: [['assess', 16]], votes: ['liu', 'lin', 'zhou'], comments: [['liu', 15, '退回的发票里约三成是这个原因。']] },
  { key: 'customs', by: 'huang', filed: 17, title: 'Fill customs declarations from packing lists', pain: 'Packing lists and commercial invoices are typed into the single window, half an hour for each shipment, and codes are looked up again and again.', department: 'transport', place: 'Export desk, Shanghai', systems: ['tms'], volume: [18, 'day', 30], basis: 'estimated', answers: [3, 4, 3, 3, 2], steps: [['assess', 15], ['ask', 12, 'How many different layouts of packing lists arrive, and from how many senders? Please attach three typical ones.']], votes: ['xu', 'chen'] },
  { key: 'contracts', by: 'wu', filed: 22, title: '合同到期前 60 天自动提醒', pain: '上千份合同的到期日记在一张表里，今年有两份过期才发现，被迫按原价续了一个月。', department: 'sourcing', place: '法务合同台账', systems: ['oa'], volume: [90, 'month', 10], basis: 'measured', answers: [5, 4, 5, 5, 4], steps: [['assess', 20], ['ask', 18, '台账里有没有统一的到期日字段？由谁维护？'], ['answer', 13, '有，法务每周五更新，可以导出为表格。']], votes: ['xu', 'he', 'liu'] },
  { key: 'dispatch', by: 'huang', filed: 5, title: 'Tell carriers their loading slot by message', pain: 'Dispatchers phone about fifty drivers a day to tell them gate and time. When the slot moves they phone again.', department: 'transport', place: 'Loading dock, gates 1–6', systems: ['tms'], volume: [50, 'day', 3], basis: 'estimated', answers: [5, 5, 5, 3, 2], votes: ['lin'] },
  { key: 'expenseQuery', by: 'lin', filed: 4, title: '报销进度查询自动回复', pain: '每天都有同事来问报销走到哪一步，会计要登录系统查了再回复。', department: 'care', process: 'expense', systems: ['oa'], volume: [30, 'day', 4], basis: 'guessed', answers: [5, 5, 4, 4, 1], votes: ['liu', 'xu', 'zhou'], anonymous: true },
  { key: 'quality', by: 'xu', filed: 3, title: 'Remind suppliers of overdue order confirmations', pain: 'We look for unconfirmed orders twice a day and write to each supplier one by one.', department: 'ordering', process: 'purchaseOrder', systems: ['sap', 'mail'], volume: [60, 'day', 2], basis: 'estimated', answers: [5, 5, 5, 4, 3] },
  { key: 'claims', by: 'lin', filed: 2, title: '理赔照片自动归档并命名', pain: '客户发来的破损照片要逐张下载、改名、上传到理赔单，一单平均 8 张，容易传错单。', department: 'care', process: 'claims', systems: ['crm'], volume: [25, 'day', 6], basis: 'measured', answers: [5, 5, 3, 4, 3], votes: ['huang'] },
  { key: 'cash', by: 'liu', filed: 1, title: 'Match incoming payments with open items', pain: 'One clerk matches about ninety incoming payments a day by amount and text. A third needs a call to the customer.', department: 'treasury', process: 'bank', systems: ['kingdee'], volume: [90, 'day', 5], basis: 'estimated', answers: [4, 5, 3, 4, 2] },
  { key: 'archive', by: 'wu', filed: 44, title: '纸质档案扫描后自动归类', pain: '历史合同都是纸质，查一份要到档案室翻半小时，扫描件也没有统一命名。', department: 'sourcing', place: '档案室', volume: [12, 'week', 30], basis: 'guessed', answers: [2, 1, 1, 4, 1], steps: [['assess', 42], ['decline', 38, '目前几乎全部是纸质，识别前的整理工作比收益大。', '先把今年新签的合同改为电子签，统一命名；积累到一年以上再提交，预计可提高 30 分以上。']], comments: [['wu', 37, '明白，我们先推电子签。']] },
  { key: 'forecast', by: 'chen', filed: 40, title: 'Forecast monthly demand by region', pain: 'Regional managers send a guess by mail and planning merges nine spreadsheets, always late.', department: 'sales', place: 'Sales planning', systems: ['crm', 'sap'], volume: [9, 'month', 180], basis: 'guessed', answers: [2, 4, 3, 3, 1], steps: [['assess', 36], ['park', 30, 'The new CRM release in spring brings a forecast module: we look at it again when it is known.']], votes: ['he', 'guo'] },
  { key: 'waybillDup', by: 'lin', filed: 21, title: '邮件里的运单不要再手工敲进系统', pain: '客服每天从邮件附件里抄运单到 TMS，一张三四分钟，还经常抄错单号。', department: 'care', process: 'waybill', systems: ['tms', 'mail'], volume: [60, 'day', 4], basis: 'estimated', answers: [5, 5, 4, 4, 3], steps: [['duplicate', 20, 'waybill']] },
  { key: 'waybill', by: 'huang', filed: 110, title: '运单信息自动录入', pain: '运输组每天从承运商邮件和门户抄录约 380 张运单，平均 4 分钟一张，抄错率接近 2%。', wish: '单据到了就能在 TMS 里看到。', department: 'transport', process: 'waybill', systems: ['tms', 'mail'], volume: [380, 'day', 4], basis: 'measured', answers: [5, 5, 4, 5, 4], steps: [['assess', 109], ['score', 107, flow('25', '98000')], ['approve', 105], ['deliver', 102, 'waybillFlow'], ['finish', 33, '24']], votes: ['lin', 'chen', 'he', 'zhou', 'xu'], supports: [{ by: 'lin', department: 'care', volume: [60, 'day', 4], note: '客服代收的运单 Waybills that arrive at customer care' }] },
  { key: 'orderNote', by: 'ma', filed: 16, title: 'Print pick lists by themselves', pain: 'Shift leads start the print by hand at six every morning.', department: 'warehouse', place: 'Warehouse office', volume: [1, 'day', 10], basis: 'measured', answers: [5, 5, 5, 5, 5], steps: [['withdraw', 10]] },
  { key: 'poChange', type: 'change', by: 'xu', filed: 13, title: '采购订单机器人支持框架协议价', pain: '框架协议的价格目前要人工改，机器人按最近一次价格下单，每周约 20 单需要更正。', wish: '下单价与框架协议一致，无需人工更正。', department: 'ordering', automation: 'orderBot', process: 'purchaseOrder', steps: [['assess', 10]], votes: ['liu'] },
  { key: 'invoiceDouble', type: 'problem', by: 'liu', filed: 12, title: 'Invoice robot posts credit notes twice', pain: 'Since the release of last Thursday three credit notes were posted twice. Example: 4500098812.', wish: 'Each credit note is posted once.', department: 'payables', automation: 'invoiceBot', process: 'invoice', steps: [['skip', 11, 'The cause is known: the new number range of credit notes.'], ['approve', 10], ['deliver', 9, 'none']], comments: [['ma', 9, 'Filter for the new range is in test.'], ['liu', 8, 'The three postings were reversed by hand.']] },
  { key: 'stockLate', type: 'problem', by: 'huang', filed: 2, title: '库存比对周一早上没有结果', pain: '最近两个周一早上打开都是空的，手动重跑后正常。', wish: '周一 7 点前有结果。', department: 'warehouse', automation: 'stockCheck', process: 'inventory' },
  { key: 'retire', type: 'retirement', by: 'zhou', filed: 8, title: 'Old approval mails of the expense robot are not read any more', pain: 'Since approvals moved into the OA app nobody opens the daily mail of the robot. It can stop; the robot itself stays.', wish: 'Nothing: the log is in the OA.', department: 'payables', automation: 'expenseBot', process: 'expense', steps: [['assess', 6]] },
  { key: 'slip', by: 'zhao', filed: 7, title: 'Onboard new colleagues: accounts in one go', pain: 'HR writes mails to IT so that a new colleague gets mailbox, OA and badge; one is always forgotten and takes days.', department: 'treasury', place: 'IT service desk', systems: ['oa', 'mail'], volume: [6, 'week', 45], basis: 'estimated', answers: [5, 4, 4, 4, 3], votes: ['lin', 'xu', 'guo', 'chen', 'liu'], supports: [{ by: 'lin', volume: [2, 'month', 40], note: 'Seasonal staff of customer care 客服季节性用工' }] },
]

/** Unfinished requests that wait in their authors' accounts. */
export const demoDrafts: { by: PersonKey; ago: number; title: string; pain?: string; process?: ProcessKey }[] = [
  { by: 'lin', ago: 1, title: '客户满意度回访自动安排', pain: '每周要从 CRM 里挑出结案的投诉，逐个安排回访。' },
  { by: 'huang', ago: 3, title: 'Weigh-bridge tickets into the TMS', process: 'waybill' },
]
