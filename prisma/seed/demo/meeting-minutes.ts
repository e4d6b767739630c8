import type { PersonKey } from './company'

export interface DemoMeeting {
  minutes: string
  decisions: string[]
  /** Due so many days after the meeting; done so many days after it, or still open */
  actions?: { text: string; owner: PersonKey; days: number; doneAfter?: number; result?: string }[]
  excused?: PersonKey[]
  absent?: PersonKey[]
  /** Minutes after its time */
  late?: number
  /** Instead of being held */
  canceled?: string
}

const lines = (...text: string[]) => text.join('\n')

/** Weekly reviews, the oldest first. */
export const reviews: DemoMeeting[] = [
  {
    minutes: lines('# Pilot 试点', '- Expense robot: receipts without a tax number go to the desk as agreed. 无税号票据按约定转人工。', '# Rollout 推广', '- SAP test client is ready for the order robot. SAP 测试环境已就绪。'),
    decisions: ['Reviews are held every week in this circle. 每周由本组召开例会。'],
    actions: [{ text: 'Name a deputy for the order robot in procurement 为采购订单机器人指定副负责人', owner: 'xu', days: 7, doneAfter: 5, result: 'Li Qiang agreed. 李强已同意。' }],
  },
  {
    minutes: lines('# Errors 差错', '- Waybill intake: one carrier changed its e-mail template; mapping corrected on Tuesday. 一家承运商更换邮件模板，周二已修正映射。', '# Backlog 积压', '- Nothing older than four hours. 无超过四小时的积压。'),
    decisions: ['Carriers announce changes of templates one week ahead. 承运商更换模板须提前一周告知。'],
    actions: [{ text: 'Write to the six largest carriers about template changes 就模板变更致函六家主要承运商', owner: 'huang', days: 10, doneAfter: 9, result: 'Six letters sent, four answers. 六封已发出，四家回复。' }],
    excused: ['zhou'],
  },
  { minutes: '', decisions: [], canceled: 'Year-end stocktaking: nobody of logistics or finance was free. 年度盘点，物流与财务均无法参加。' },
  {
    minutes: lines('# Errors 差错', '- Order robot: eleven orders stopped at a blocked supplier; that is right, procurement follows up. 十一单因供应商冻结而停止，属正确处理，采购跟进。', '# Handling time 处理时长', '- Invoice matching is slower since the new scan format. 新扫描格式后发票匹配变慢。'),
    decisions: ['The old scan format stays until the robot reads both. 机器人支持两种格式前继续使用旧扫描格式。', 'Blocked suppliers are a business exception, not an error. 供应商冻结按业务异常统计，不计为差错。'],
    actions: [
      { text: 'Teach the invoice robot the new scan format 使发票机器人支持新扫描格式', owner: 'ma', days: 14, doneAfter: 12, result: 'Both formats are read. 两种格式均可识别。' },
      { text: 'Clear the blocked suppliers with open orders 清理有未结订单的冻结供应商', owner: 'xu', days: 5, doneAfter: 8, result: 'Nine of eleven cleared. 十一家中已清理九家。' },
    ],
    late: 4,
  },
  {
    minutes: lines('# Errors 差错', '- Stock comparison ran into the WMS backup window twice. 库存比对两次与 WMS 备份窗口冲突。', '# Changes 变更', '- Order confirmation goes into test on Monday. 订单确认助手周一进入测试。'),
    decisions: ['The nightly comparison starts at 02:30. 夜间比对改为 02:30 开始。'],
    actions: [{ text: 'Move the nightly stock comparison to 02:30 将库存夜间比对调整至 02:30', owner: 'li', days: 3, doneAfter: 1, result: 'Moved, three nights without a clash. 已调整，连续三晚无冲突。' }],
    absent: ['xu'],
  },
  {
    minutes: lines('# Errors 差错', '- SAP was away for an afternoon; 70 % of the runs in that window failed and were repeated. SAP 停机一个下午，期间约七成运行失败并已补跑。', '- The repeat worked without anybody touching it. 补跑无须人工介入。', '# Backlog 积压', '- Back to normal by the next noon. 次日中午恢复正常。'),
    decisions: ['SAP maintenance is announced in the calendar of operations. SAP 维护须纳入运维日历。'],
    actions: [{ text: 'Agree with SAP operations on announced maintenance windows 与 SAP 运维约定维护窗口通知', owner: 'li', days: 14, doneAfter: 13, result: 'Agreed, in the calendar until June. 已约定，六月前均已排入日历。' }],
    excused: ['liu'],
    late: 12,
  },
  {
    minutes: lines('# Go-live 上线', '- Order confirmation: 40 test orders, one wrong delivery date, cause found. 测试 40 单，一单交期错误，原因已查明。', '# Supplier onboarding 供应商准入', '- Waits for the register interface; the planned day will not hold. 等待工商接口，原定日期无法实现。'),
    decisions: ['Order confirmation goes live once the date rule is tested. 交期规则测试通过后订单确认助手上线。', 'Supplier onboarding gets a new day next week. 下周重新确定供应商准入助手上线日期。'],
    actions: [
      { text: 'Test the rule of delivery dates with thirty orders 用三十单测试交期规则', owner: 'huang', days: 4, doneAfter: 3, result: 'Thirty of thirty right. 三十单全部正确。' },
      { text: 'Propose a new day for supplier onboarding 提出供应商准入助手新的上线日期', owner: 'xu', days: 6 },
    ],
  },
  {
    minutes: lines('# Errors 差错', '- Order confirmation is live; close support until the end of the month. 订单确认助手已上线，密切支持至月底。', '- Expense robot: steady. 费用机器人运行平稳。', '# Overdue 逾期', '- The new day for supplier onboarding is still missing. 供应商准入助手新日期仍未提出。', '# Next week 下周', '- Finance looks at the measured saving of the pilot. 财务审视试点实测收益。'),
    decisions: ['Close support of order confirmation lasts four weeks. 订单确认助手密切支持期为四周。'],
    actions: [
      { text: 'Show the measured saving of the pilot in the next review 在下次例会汇报试点实测收益', owner: 'zhou', days: 7 },
      { text: 'List the complaints about confirmed delivery dates 汇总关于已确认交期的投诉', owner: 'huang', days: 9 },
    ],
    excused: ['ma'],
  },
]

/** Meetings of the steering group, the oldest first. */
export const steering: DemoMeeting[] = [
  {
    minutes: lines('# Programme 项目', '- The pilot is closed with conditions; two of them are done. 试点有条件通过，其中两项条件已完成。', '- Procurement and logistics go first in the rollout. 推广先从采购与物流开始。', '# Money 预算', '- Within the plan; licences are bought by the quarter. 在预算内，许可按季度采购。'),
    decisions: ['The rollout adds no further process before invoice matching is steady. 发票匹配稳定前，推广不再新增流程。', 'Finance signs measured benefits every quarter. 财务按季度确认实测收益。'],
    actions: [{ text: 'Bring the plan of the second half of the rollout 提交推广下半程计划', owner: 'wang', days: 30, doneAfter: 26, result: 'Presented and accepted. 已汇报并获通过。' }],
    absent: ['guo'],
    late: 6,
  },
  {
    minutes: lines('# Figures 数据', '- Error rates are below the manual ones in four of five automations. 五个自动化中四个差错率低于人工。', '- Invoice matching is short of its target since the change of the scan format. 扫描格式变更后发票匹配未达标。', '# Gate 阶段门', '- The rollout meets about half of its criteria; the decision is not due yet. 推广阶段约半数标准达标，尚未到决策时间。'),
    decisions: ['The plan of the second half is accepted. 通过推广下半程计划。', 'Two operators are trained before the year ends. 年底前培训两名运维人员。'],
    actions: [
      { text: 'Train two further operators 再培训两名运维人员', owner: 'li', days: 40 },
      { text: 'Report why invoice matching is short of its target 说明发票匹配未达标的原因', owner: 'wang', days: 14 },
    ],
  },
]
