import { localDay } from '@/lib/core/calendar/local-day'
import { storeDay } from '@/lib/core/calendar/stored-day'
import { conflict } from '@/lib/core/errors'
import { openingPlan } from '@/lib/core/programme/phases'
import { publishShipped } from '@/lib/features/formulas/publish-shipped'
import { publishDefaults } from '@/lib/features/gates/publish-defaults'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { PROGRAMME_CODE } from './record'
import { OpenProgramme } from './schema'

/** Once per installation, with the first administrator: the programme and its three phases, the pilot open from today. */
export const openProgramme = command({
  permission: 'role:grant',
  input: OpenProgramme,
  async run(ctx, { name, locale }) {
    const opened = await ctx.db.programme.findUnique({ where: { code: PROGRAMME_CODE }, select: { id: true } })
    if (opened) throw conflict('programme.alreadyOpen')
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const phases = openingPlan(localDay(ctx.now.getTime(), timeZone)).map((plan, i) => ({
      ordinal: i + 1,
      key: plan.key,
      name: plan.name.en,
      nameZh: plan.name['zh-CN'],
      objective: plan.objective.en,
      objectiveZh: plan.objective['zh-CN'],
      status: i === 0 ? 'active' : 'planned',
      plannedStart: storeDay(plan.start),
      plannedEnd: plan.end && storeDay(plan.end),
      actualStart: i === 0 ? storeDay(plan.start) : null,
    }))
    const programme = await ctx.db.programme.create({
      data: { code: PROGRAMME_CODE, name, nameZh: locale === 'zh-CN' ? name : null, phases: { create: phases } },
      select: {
        id: true, code: true, name: true, nameZh: true,
        phases: { select: { id: true, key: true, status: true, plannedStart: true, plannedEnd: true }, orderBy: { ordinal: 'asc' } },
      },
    })
    await publishDefaults(ctx, {})
    await publishShipped(ctx, {})
    return { result: programme, audit: { action: 'programme.opened', entity: 'programme', entityId: programme.id, after: programme } }
  },
})
