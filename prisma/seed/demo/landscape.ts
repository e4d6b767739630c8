import type { DataClass } from '@/lib/core/portfolio/data-classes'
import type { ComponentKind, InterfaceStatus, Protocol, SchemaKind } from '@/lib/core/portfolio/landscape'
import type { Technology } from '@/lib/core/portfolio/stages'
import type { PersonKey, SystemKey } from './company'
import type { AutomationKey } from './portfolio'

/** Systems that no process names: they give and take data behind those that people use. */
export const backSystems = {
  gateway: { name: 'API gateway', nameZh: 'API 网关', vendor: 'Apache APISIX', release: '3.9', owner: 'zhao' },
  bus: { name: 'Message bus', nameZh: '消息总线', vendor: 'Apache RocketMQ', release: '5.3', owner: 'li' },
  tax: { name: 'E-invoice platform', nameZh: '电子发票平台', vendor: 'Baiwang 百望', release: '2026.1', owner: 'zhou' },
  bank: { name: 'Bank-enterprise link', nameZh: '银企直联', vendor: 'CMB 招商银行', release: '4.0', owner: 'zhou' },
  srm: { name: 'Supplier portal (SRM)', nameZh: '供应商门户(SRM)', vendor: 'Going-Link 甄云', release: '3.6', owner: 'xu' },
  archive: { name: 'Document archive', nameZh: '电子档案系统', vendor: 'In-house 自研', release: '2.2', owner: 'zhao' },
  bi: { name: 'Data warehouse', nameZh: '数据仓库', vendor: 'Apache Doris', release: '2.1', owner: 'guo' },
  carriers: { name: 'Carrier portals', nameZh: '承运商门户', vendor: 'External 外部', release: '–', owner: 'huang' },
} satisfies Record<string, { name: string; nameZh: string; vendor: string; release: string; owner: PersonKey }>
export type AnySystemKey = SystemKey | keyof typeof backSystems

interface DemoInterface {
  name: string
  nameZh: string
  from: AnySystemKey
  to: AnySystemKey
  via?: AnySystemKey
  protocol: Protocol
  data: string
  classes: DataClass[]
  schema?: [SchemaKind, string]
  owner?: PersonKey
  status?: InterfaceStatus
  usedBy?: AutomationKey[]
}

const object = (title: string, required: string[]) =>
  JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', title, type: 'object', required, properties: Object.fromEntries(required.map((name) => [name, { type: name.endsWith('Amount') || name === 'quantity' ? 'number' : 'string' }])) }, null, 2)

export const interfaces: DemoInterface[] = [
  { name: 'Expense claims to the ledger', nameZh: '报销单入账', from: 'oa', to: 'kingdee', via: 'gateway', protocol: 'rest', data: 'Approved claims with receipts, every ten minutes 已审批报销单，每十分钟', classes: ['personal', 'financial'], schema: ['json-schema', object('Expense claim', ['claimNumber', 'employee', 'totalAmount', 'currency'])], owner: 'zhou', usedBy: ['expenseBot'] },
  { name: 'Invoice verification', nameZh: '发票验真', from: 'kingdee', to: 'tax', via: 'gateway', protocol: 'rest', data: 'Invoice code and number; the answer is the state of the invoice 发票代码与号码', classes: ['financial'], schema: ['json-schema', object('Invoice query', ['invoiceCode', 'invoiceNumber', 'totalAmount'])], owner: 'zhou', usedBy: ['expenseBot', 'invoiceBot'] },
  { name: 'Issued invoices', nameZh: '开具发票', from: 'tax', to: 'sap', via: 'gateway', protocol: 'odata', data: 'Invoices issued to customers 销项发票', classes: ['financial'], schema: ['json-schema', object('Issued invoice', ['invoiceNumber', 'customer', 'netAmount'])], owner: 'zhou', usedBy: ['invoiceBot'] },
  { name: 'Payments', nameZh: '付款指令', from: 'kingdee', to: 'bank', protocol: 'soap', data: 'Approved payment runs 已审批付款', classes: ['financial'], schema: ['xsd', '<?xml version="1.0"?>\n<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n  <xs:element name="payment" type="xs:string"/>\n</xs:schema>'], owner: 'zhou' },
  { name: 'Bank statements', nameZh: '银行流水', from: 'bank', to: 'kingdee', protocol: 'file', data: 'MT940, each morning 每日早间流水', classes: ['financial'], schema: ['other', 'MT940, SWIFT standard release 2025'], owner: 'zhou' },
  { name: 'Ledger totals', nameZh: '总账汇总', from: 'kingdee', to: 'sap', protocol: 'rfc', data: 'Totals by account and cost centre 科目与成本中心汇总', classes: ['financial'], owner: 'zhao', usedBy: ['invoiceBot'] },
  { name: 'Purchase orders to suppliers', nameZh: '采购订单下发', from: 'sap', to: 'srm', via: 'gateway', protocol: 'rest', data: 'Released orders and changes 已下达订单及变更', classes: ['internal'], schema: ['json-schema', object('Purchase order', ['orderNumber', 'supplier', 'quantity', 'deliveryDate'])], owner: 'xu', usedBy: ['orderBot'] },
  { name: 'Order confirmations of suppliers', nameZh: '供应商订单确认', from: 'srm', to: 'sap', via: 'gateway', protocol: 'rest', data: 'Confirmed quantity and date 确认数量与交期', classes: ['internal'], schema: ['json-schema', object('Order confirmation', ['orderNumber', 'quantity', 'confirmedDate'])], owner: 'xu' },
  { name: 'Requisitions', nameZh: '请购单', from: 'oa', to: 'sap', via: 'gateway', protocol: 'odata', data: 'Approved requisitions 已审批请购单', classes: ['internal', 'financial'], owner: 'xu', usedBy: ['orderBot'] },
  { name: 'Supplier records', nameZh: '供应商主数据', from: 'srm', to: 'oa', protocol: 'rest', data: 'Licences and bank accounts of new suppliers 新供应商资质与账户', classes: ['personal', 'financial'], usedBy: ['onboardingFlow'] },
  { name: 'Goods movements', nameZh: '出入库过账', from: 'wms', to: 'sap', via: 'bus', protocol: 'mq', data: 'Every receipt and issue 每笔收发货', classes: ['internal'], schema: ['json-schema', object('Goods movement', ['material', 'quantity', 'storageBin'])], owner: 'huang', usedBy: ['stockCheck'] },
  { name: 'Deliveries to pick', nameZh: '拣货任务', from: 'sap', to: 'wms', via: 'bus', protocol: 'mq', data: 'Released deliveries 已下达交货单', classes: ['internal'], schema: ['json-schema', object('Delivery', ['deliveryNumber', 'material', 'quantity'])], owner: 'huang' },
  { name: 'Shipments', nameZh: '发运信息', from: 'wms', to: 'tms', protocol: 'rest', data: 'Packed shipments with weight 已打包货件及重量', classes: ['internal'], schema: ['json-schema', object('Shipment', ['shipmentNumber', 'weight'])], owner: 'huang' },
  { name: 'Carrier waybills', nameZh: '承运商运单', from: 'carriers', to: 'tms', protocol: 'ui', data: 'Waybills read from six portals 从六个门户读取运单', classes: ['internal', 'personal'], owner: 'huang', usedBy: ['waybillFlow'] },
  { name: 'Proof of delivery', nameZh: '签收回单', from: 'tms', to: 'archive', protocol: 'file', data: 'Scanned receipts, nightly 扫描签收单，每晚', classes: ['personal'], usedBy: ['claimsCheck'] },
  { name: 'Orders of customers', nameZh: '客户订单', from: 'crm', to: 'yonyou', via: 'gateway', protocol: 'rest', data: 'Orders with price and date 含价格与交期的订单', classes: ['internal', 'personal'], schema: ['json-schema', object('Customer order', ['orderNumber', 'customer', 'totalAmount'])], owner: 'chen', usedBy: ['confirmationFlow', 'assignmentModel'] },
  { name: 'Stock for promising', nameZh: '可用库存', from: 'wms', to: 'crm', via: 'gateway', protocol: 'graphql', data: 'Free stock by site 各仓可用库存', classes: ['internal'], status: 'planned', usedBy: ['assignmentModel'] },
  { name: 'Order confirmation mails', nameZh: '订单确认邮件', from: 'crm', to: 'mail', protocol: 'rest', data: 'Mails to customers 发送给客户的邮件', classes: ['personal'], schema: ['json-schema', object('Mail', ['to', 'subject', 'body'])], owner: 'li', usedBy: ['confirmationFlow'] },
  { name: 'Figures for the warehouse of data', nameZh: '数仓抽取', from: 'sap', to: 'bi', protocol: 'database', data: 'Nightly extract of twelve tables 十二张表夜间抽取', classes: ['internal', 'financial'], owner: 'guo' },
  { name: 'Fax orders', nameZh: '传真订单', from: 'mail', to: 'yonyou', protocol: 'file', data: 'Scanned orders; replaced by the portal 扫描订单，已由门户取代', classes: ['internal'], owner: 'chen', status: 'retired' },
]

interface DemoComponent {
  name: string
  nameZh: string
  kind: ComponentKind
  description: string
  technology?: Technology
  owner: PersonKey
  release: string
  /** The first built it; the others saved that many days */
  uses: [AutomationKey, number?][]
}

export const components: DemoComponent[] = [
  { name: 'SAP sign-in', nameZh: 'SAP 登录', kind: 'connector', technology: 'rpa', owner: 'ma', release: '2.3', description: 'Signs in with the robot’s own account, keeps the session, signs out whatever happens.\n使用机器人专用账号登录，保持会话，任何情况下都会退出。', uses: [['orderBot'], ['invoiceBot', 4], ['onboardingFlow', 4.5]] },
  { name: 'Invoice reader', nameZh: '发票识别', kind: 'parser', owner: 'ma', release: '1.8', description: 'Reads VAT invoices from PDF and OFD into fields with a confidence each.\n从 PDF 与 OFD 读取增值税发票字段及置信度。', uses: [['expenseBot'], ['invoiceBot', 12], ['claimsCheck', 9]] },
  { name: 'Mail intake', nameZh: '邮件收取', kind: 'connector', owner: 'li', release: '3.0', description: 'Takes mails from a shared box once, stores attachments, marks duplicates.\n从公共邮箱收取邮件，保存附件并标记重复。', uses: [['waybillFlow'], ['expenseBot', 3], ['confirmationFlow', 3.5], ['claimsCheck', 3]] },
  { name: 'Three-way match rules', nameZh: '三单匹配规则', kind: 'rule', owner: 'liu', release: '1.2', description: 'Tolerances by supplier class and amount.\n按供应商等级与金额设定容差。', uses: [['invoiceBot']] },
  { name: 'Approval step with a person', nameZh: '人工审批节点', kind: 'template', technology: 'workflow', owner: 'ma', release: '1.5', description: 'Asks a person, waits, reminds, and takes the answer back into the flow.\n请求人工确认、等待、催办并将结果返回流程。', uses: [['waybillFlow'], ['stockCheck', 5]] },
  { name: 'Stock query', nameZh: '库存查询', kind: 'connector', owner: 'li', release: '1.1', description: 'Free stock by material and site from WMS and SAP in one answer.\n一次返回 WMS 与 SAP 的可用库存。', uses: [['stockCheck'], ['assignmentModel', 6]] },
  { name: 'OA form steps', nameZh: 'OA 表单操作', kind: 'screen', technology: 'rpa', owner: 'ma', release: '0.9', description: 'Opens, fills and submits OA forms where no interface exists.\n在无接口时打开、填写并提交 OA 表单。', uses: [['onboardingFlow']] },
  { name: 'Clause library', nameZh: '条款库', kind: 'rule', owner: 'wu', release: '2026.2', description: 'Standard clauses and accepted deviations.\n标准条款与可接受偏离。', uses: [] },
]
