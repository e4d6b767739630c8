import type { ImpactStep } from '@/lib/core/compliance/impact'
import type { PersonKey } from './company'
import type { ProcessKey } from './portfolio'

const measures = {
  transit: 'yes', rest: 'yes',
  accessRows: [
    { who: 'Team of the process 流程团队', right: 'edit' },
    { who: 'Robot account 机器人账号', right: 'edit', note: 'No interactive logon 禁止交互登录' },
    { who: 'Internal audit 内部审计', right: 'read' },
  ],
  otherMeasures: ['masking', 'logging', 'backup', 'maskedTestData'],
  circumstances: ['none'],
  recipients: 'none', crossBorder: 'no', automated: 'no',
  laws: ['pipl'],
  ending: 'delete',
}

interface DemoRecord {
  by: PersonKey
  daysAgo: number
  body: Record<string, unknown>
}

/** Records as the owners of the processes wrote them; the last ones are not finished. */
export const records: Partial<Record<ProcessKey, DemoRecord>> = {
  expense: {
    by: 'liu', daysAgo: 125,
    body: {
      ...measures,
      classes: ['personal', 'financial'], examples: { personal: 'Name, staff number, bank account, travel dates 姓名、工号、银行账号、出差日期', financial: 'Amounts, cost centre 金额、成本中心' },
      subjects: ['employees'], purpose: 'Check and pay expense claims of employees. 审核并支付员工费用报销。',
      piplBasis: 'humanResources', basisNote: 'Labour contract and the expense rules agreed with staff. 劳动合同及依法制定的报销制度。',
      retentionMonths: 360, retentionRule: 'Accounting vouchers, 30 years. 会计凭证保存 30 年。', ending: 'archive',
    },
  },
  waybill: {
    by: 'huang', daysAgo: 120,
    body: {
      ...measures,
      classes: ['internal', 'personal'], examples: { personal: 'Name, phone and address of consignees 收货人姓名、电话、地址' },
      subjects: ['customers'], purpose: 'Enter waybills from customers’ mails so that carriers can deliver. 将客户邮件中的运单录入系统，供承运商派送。',
      piplBasis: 'contract', recipients: 'named',
      recipientRows: [{ name: 'Contracted carriers 签约承运商', role: 'processor', what: 'Name, phone, address 姓名、电话、地址' }],
      retentionMonths: 36, retentionRule: 'Three years after delivery, for claims. 签收后保存三年，用于理赔。',
    },
  },
  confirmation: {
    by: 'huang', daysAgo: 30,
    body: {
      ...measures,
      classes: ['internal', 'personal'], examples: { personal: 'Name and e-mail of the customer’s buyer 客户采购联系人姓名、邮箱' },
      subjects: ['customers'], purpose: 'Confirm customers’ orders by e-mail. 通过邮件向客户确认订单。',
      piplBasis: 'contract', retentionMonths: 24,
    },
  },
  onboarding: {
    by: 'xu', daysAgo: 20,
    body: {
      ...measures,
      classes: ['personal', 'financial'], examples: { personal: 'Name, phone, identity of the legal representative 法定代表人姓名、电话、身份证明' },
      subjects: ['suppliers'], purpose: 'Check new suppliers before they are paid. 新供应商付款前的准入审核。',
      piplBasis: 'contract', recipients: 'named',
      recipientRows: [{ name: 'Credit agency 征信机构', role: 'controller', what: 'Company and representative 企业及法定代表人' }],
      rest: undefined, accessRows: [], retentionMonths: 60,
    },
  },
  claims: {
    by: 'huang', daysAgo: 8,
    body: {
      ...measures,
      classes: ['personal', 'financial'], examples: { personal: 'Claimant, photos of damage, bank account 索赔人、货损照片、银行账号' },
      subjects: ['customers'], purpose: 'Sort claims and prepare the answer. 货损索赔分类并准备答复。',
      piplBasis: 'contract', automated: 'yes',
      automatedLogic: 'A model reads the documents and refuses claims without proof of damage. 模型审阅材料，对无货损证明的索赔直接拒绝。',
      automatedEffect: 'The claimant is not paid. 索赔人得不到赔付。', automatedObjection: 'Reply to the letter; a clerk looks at the file. 回复通知函，由专员人工复核。',
      circumstances: ['newTechnology', 'withholds'], retentionMonths: 60,
    },
  },
  contract: {
    by: 'xu', daysAgo: 6,
    body: { classes: ['sensitive', 'financial'], laws: ['pipl'], subjects: ['suppliers', 'employees'], purpose: 'Check clauses before signature. 签署前审核合同条款。', automated: 'no' },
  },
}

type Answers = Partial<Record<ImpactStep, Record<string, unknown>>>
const full = (description: string, event: string, effect: string): Answers => ({
  processing: {
    description,
    dataFlow: 'Mail and portal → robot → business system; nothing is kept on the robot’s machine after the run. 邮件及门户 → 机器人 → 业务系统；运行结束后机器人主机不留存数据。',
    scale: 'Some 300 people a day, all within mainland China. 每日约 300 人，均在中国境内。',
  },
  necessity: {
    lawful: 'Needed to perform the contract with the person or their company. 为履行与当事人或其所在企业的合同所必需。',
    necessary: 'Without contact and address nothing can be delivered or answered. 缺少联系方式和地址则无法送达或答复。',
    minimised: 'Only the fields of the form; attachments are not read. 仅读取表单字段，不读取附件。',
    informed: 'Privacy notice on the portal and in the mail footer, renewed in March. 门户及邮件页脚公示隐私政策，三月更新。',
    rights: 'Requests go to privacy@demo.example and are answered within 15 days. 通过 privacy@demo.example 提出，15 日内答复。',
  },
  risks: {
    rows: [
      { event, effect, likelihood: 3, severity: 3, measures: 'Masked logs, access by role, weekly check of the access list 日志脱敏、按角色授权、每周核对权限', likelihoodAfter: 1, severityAfter: 3, responsible: 'Platform team 平台组' },
      { event: 'Wrong person is entered and contacted 录入错误，联系到他人', effect: 'Somebody else learns of the order 他人获知订单信息', likelihood: 2, severity: 2, measures: 'Number is compared with the customer record 电话与客户档案比对', likelihoodAfter: 1, severityAfter: 2 },
    ],
  },
  measures: {
    effective: 'Access list and log masking were tested on 40 runs; no field was readable. 抽查 40 次运行，日志中无可读字段。',
    proportionate: 'The measures cost two days of work and no delay. 措施投入两个工作日，不影响时效。',
  },
  conclusion: {
    officer: 'Legal counsel read the draft and asked for the retention rule to be named: done. 法务审阅后要求写明保存期限，已补充。',
    outcome: 'proceed',
    summary: 'Remaining risk is low. 剩余风险较低。',
  },
})

interface DemoAssessment {
  process: ProcessKey
  title: string
  by: PersonKey
  daysAgo: number
  answers: Answers
  /** Days ago on which it was handed in, and answered */
  handedIn?: number
  approved?: number
}

export const assessments: DemoAssessment[] = [
  {
    process: 'waybill', title: 'Waybill intake: consignees’ data to carriers 运单录入：向承运商提供收货人信息', by: 'huang', daysAgo: 118, handedIn: 114, approved: 111,
    answers: full('Consignee data is read from mails, entered in the TMS and given to carriers. 从邮件读取收货人信息，录入 TMS 并提供给承运商。', 'Addresses leak through run logs 地址经运行日志泄露', 'Unwanted calls and visits 骚扰电话或上门'),
  },
  {
    process: 'onboarding', title: 'Supplier onboarding: credit check of representatives 供应商准入：法定代表人征信核查', by: 'xu', daysAgo: 15, handedIn: 4,
    answers: full('Identity and credit standing of legal representatives is checked with an agency. 向征信机构核查法定代表人身份与信用。', 'Copies of identity papers stay in mailboxes 身份证明复印件滞留邮箱', 'Identity theft 身份被冒用'),
  },
  {
    process: 'claims', title: 'Claims pre-check: refusal by a model 理赔预审：模型自动拒赔', by: 'huang', daysAgo: 5,
    answers: { processing: { description: 'A model reads claim documents and refuses those without proof. 模型审阅索赔材料，无证明者直接拒绝。', scale: 'About 40 claims a day. 每日约 40 件。' }, risks: { rows: [{ event: 'Justified claims are refused 合理索赔被拒', effect: 'Claimants are not paid and give up 索赔人得不到赔付而放弃', likelihood: 3, severity: 3 }] } },
  },
]
