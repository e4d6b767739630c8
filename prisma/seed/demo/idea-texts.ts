import type { PersonKey } from './company'
import type { AutomationKey } from './portfolio'

export interface LiveIdea {
  automation: AutomationKey
  by: PersonKey
  anonymous?: boolean
  /** Agreed to be named in the story */
  named?: boolean
  title: string
  pain: string
  wish: string
  /** Items a working day and minutes of one, as the submitter knew them */
  aDay: number
  minutes: number
  /** Who joined for their department, with how many items a working day */
  joined?: [PersonKey, number][]
  /** Coverage that was promised, per cent; days and cost of building as estimated */
  promised: number
  buildDays: number
  buildCost: number
  actualDays: number
  actualCost: string
  story?: { title: string; titleZh: string; text: string; textZh: string }
}

export const waybillStory = {
  title: 'Nobody copies waybills any more', titleZh: '运单录入不再靠抄写',
  text: 'Shipping orders came by e-mail and were copied into the transport system line by line. Since the attachments are read by themselves, the transport team looks after exceptions instead of typing.',
  textZh: '托运信息以前通过邮件发来，再逐行抄进运输管理系统。附件改为自动读取后，运输组只处理异常，不再逐条录入。',
}

export const liveIdeas: LiveIdea[] = [
  {
    automation: 'expenseBot', by: 'zhou', named: true, aDay: 90, minutes: 12, promised: 85, buildDays: 30, buildCost: 46_000, actualDays: 38, actualCost: '52000', joined: [['huang', 30]],
    title: '报销单据由系统先核对一遍 Let the system check expense receipts first',
    pain: '每张报销单都要人工核对票据、标准和预算，月底经常加班。\nEvery claim is checked by hand against receipts, policy and budget; month end means overtime.',
    wish: '只有不合规的单据才需要人工处理。\nOnly claims that break a rule should reach a person.',
    story: {
      title: 'Month end without overtime in accounts payable', titleZh: '应付会计组的月末不再加班',
      text: 'Every expense claim used to be compared by hand with receipts, the travel policy and the budget. A robot now does the comparison and passes on only what breaks a rule. The team keeps its evenings, and employees have their money within two days.',
      textZh: '以前每张报销单都要人工核对票据、差旅制度和预算。现在由机器人先行核对，只有不合规的单据才转给人工。团队月末不再加班，员工两天内即可收到报销款。',
    },
  },
  {
    automation: 'orderBot', by: 'guo', anonymous: true, aDay: 80, minutes: 9, promised: 80, buildDays: 20, buildCost: 32_000, actualDays: 27, actualCost: '41000', joined: [['li', 25]],
    title: '请购单批准后自动生成采购订单 Turn approved requisitions into orders',
    pain: '请购单批准后还要在 SAP 中重新录入一遍。\nAfter approval the same figures are keyed into SAP a second time.',
    wish: '批准即下单。\nApproved should mean ordered.',
  },
]
