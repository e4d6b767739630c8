import { addDays } from '@/lib/core/calendar/local-day'
import { createAction } from '@/lib/features/actions/create-action'
import { dropAction } from '@/lib/features/actions/drop-action'
import { finishAction } from '@/lib/features/actions/finish-action'
import { remindActions } from '@/lib/features/actions/remind-actions'
import { markAllRead } from '@/lib/features/notices/mark-read'
import { jobCtx } from '@/lib/server/ctx'
import { db } from '@/lib/server/db'
import { as, idOf } from './actors'
import type { PersonKey } from './company'
import type { Event, Registers } from './registers'
import type { DemoClock } from './runs'

interface DemoAction {
  text: string
  by: PersonKey
  owner: PersonKey
  /** Days ago */
  made: number
  /** Days from today; below zero is past */
  due: number
  ended?: { as: 'finish' | 'drop'; ago: number; words: string }
  inPhase?: boolean
}

const actions: DemoAction[] = [
  { text: 'Write down how the invoice matching robot is restarted 编写发票匹配机器人的重启说明', by: 'wang', owner: 'ma', made: 26, due: -13, inPhase: true, ended: { as: 'finish', ago: 15, words: 'Two pages in the operations folder, tried by Li Qiang. 说明共两页，已由李强实际演练。' } },
  { text: 'Repeat the restore test with the copy of last month 用上月备份重做恢复演练', by: 'guo', owner: 'li', made: 22, due: -8, ended: { as: 'finish', ago: 6, words: 'Restored in 14 minutes, all row counts equal. 14 分钟恢复完成，行数全部一致。' } },
  { text: 'Compare two OCR services for scanned invoices 对比两种发票识别服务', by: 'wang', owner: 'ma', made: 19, due: -5, ended: { as: 'drop', ago: 9, words: 'Suppliers send structured invoices from January on. 供应商自一月起改发结构化发票。' } },
  { text: 'Agree with the three largest suppliers on one invoice number format 与三大供应商统一发票编号格式', by: 'chen', owner: 'liu', made: 24, due: -9, inPhase: true },
  { text: 'Name a deputy for the purchase order robot while Ma Chao is away 马超休假期间指定采购订单机器人的代理人', by: 'wang', owner: 'xu', made: 13, due: -2, inPhase: true },
  { text: 'Check the exceptions of the waybill intake of last week with the transport group 与运输组核对上周运单录入的异常', by: 'wang', owner: 'huang', made: 8, due: 0, inPhase: true },
  { text: 'Make the expense claim robot wait for the nightly closing of SAP 让报销机器人避开 SAP 夜间结账', by: 'li', owner: 'ma', made: 9, due: 2, inPhase: true },
  { text: 'Move the n8n server to the new release in the test environment 在测试环境升级 n8n', by: 'guo', owner: 'li', made: 6, due: 6 },
  { text: 'Confirm the hourly rates for 2027 确认 2027 年度工时费率', by: 'he', owner: 'zhou', made: 5, due: 12 },
  { text: 'List the five most frequent kinds of complaint 汇总最常见的五类投诉', by: 'huang', owner: 'lin', made: 4, due: 4 },
  { text: 'Renew the certificate of the mail server 更新邮件服务器证书', by: 'zhao', owner: 'zhao', made: 3, due: 9 },
]

/** Actions from their making to their end, with the reminders that were due in between, and inboxes that people have looked into. */
export function actionEvents(made: Registers, clock: DemoClock, at: (daysAgo: number, hour: number) => Date): Event[] {
  const mornings = Array.from({ length: 27 }, (_, i): Event => ({ at: at(27 - i, 8), happen: async (when) => void (await remindActions({ ...jobCtx('remind-actions'), now: when }, new AbortController().signal)) }))
  const looks = (['wang', 'ma', 'li', 'chen', 'he', 'guo', 'xu', 'huang'] as const).map((key, i): Event => ({ at: at(3 + (i % 3), 17), happen: async (when) => void (await markAllRead(await as(made, key, when), {})) }))
  return [...actions.flatMap((action) => lifeOf(action, made, clock, at)), ...mornings, ...looks]
}

function lifeOf({ text, by, owner, made: ago, due, ended, inPhase }: DemoAction, made: Registers, clock: DemoClock, at: (daysAgo: number, hour: number) => Date): Event[] {
  const ref: { id?: string } = {}
  const events: Event[] = [
    {
      at: at(ago, 11),
      async happen(when) {
        const phase = inPhase ? await db.phase.findFirst({ where: { status: 'active' }, select: { id: true } }) : null
        const { id } = await createAction(await as(made, by, when), { text, ownerId: idOf(made.people, owner), dueOn: addDays(clock.today, due), phaseId: phase?.id })
        ref.id = id
      },
    },
  ]
  if (ended) {
    events.push({
      at: at(ended.ago, 16),
      async happen(when) {
        const ctx = await as(made, ended.as === 'finish' ? owner : by, when)
        if (ended.as === 'finish') await finishAction(ctx, { id: ref.id, version: 1, result: ended.words })
        else await dropAction(ctx, { id: ref.id, version: 1, reason: ended.words })
      },
    })
  }
  return events
}
