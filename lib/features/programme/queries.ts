import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { localDay } from '@/lib/core/calendar/local-day'
import { nameIn } from '@/lib/core/localized'
import type { Stage, Technology } from '@/lib/core/portfolio/stages'
import { visibleAutomation } from '@/lib/features/automations/visible'
import { query } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { phaseOf, phaseRow, phaseView, PROGRAMME_CODE } from './record'
import { PhaseRef } from './schema'

export type ProgrammeView = NonNullable<Awaited<ReturnType<typeof getProgramme>>>

/** The programme with its phases in order and, in each, the automations that the reader may see; null before it was opened. */
export const getProgramme = query({
  permission: 'programme:read',
  input: z.strictObject({}),
  async run(ctx) {
    const [programme, organisation] = await Promise.all([
      ctx.db.programme.findUnique({
        where: { code: PROGRAMME_CODE },
        select: {
          id: true, name: true, nameZh: true,
          phases: {
            select: {
              ...phaseRow,
              automations: {
                where: { AND: [visibleAutomation(ctx, 'programme:read'), { archivedAt: null }] },
                select: {
                  id: true, code: true, name: true, nameZh: true, stage: true, technology: true, liveSince: true,
                  process: { select: { id: true, name: true, nameZh: true } },
                  owner: { select: { id: true, name: true } },
                },
                orderBy: [{ name: 'asc' }, { id: 'asc' }],
              },
            },
            orderBy: { ordinal: 'asc' },
          },
        },
      }),
      settingsOf(ctx.db, 'organisation'),
    ])
    if (!programme) return null
    return {
      id: programme.id,
      name: programme.name,
      nameZh: programme.nameZh,
      today: localDay(ctx.now.getTime(), organisation.timeZone),
      mayEdit: canFor(ctx.actor, 'programme:edit', null),
      phases: programme.phases.map(({ automations, ...phase }) => ({
        ...phaseView(phase),
        automations: automations.map((automation) => ({ ...automation, stage: automation.stage as Stage, technology: automation.technology as Technology })),
      })),
    }
  },
})

export const getPhase = query({
  permission: 'programme:read',
  input: PhaseRef,
  run: (ctx, { id }) => phaseOf(ctx, id),
})

/** For filters and pickers: the phases in order, named in the reader's language. */
export const findPhases = query({
  permission: 'programme:read',
  input: z.strictObject({}),
  async run(ctx) {
    const phases = await ctx.db.phase.findMany({ select: { id: true, key: true, name: true, nameZh: true, status: true }, orderBy: { ordinal: 'asc' } })
    return phases.map((phase) => ({ ...phase, label: nameIn(ctx.locale, phase) }))
  },
})
