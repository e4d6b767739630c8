import { z } from 'zod'
import { DAY_MS, localDay } from '@/lib/core/calendar/local-day'
import { bothNames } from '@/lib/core/notices/notice'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { rulesOf, steeringNow } from './visible'

const SOON_MS = 2 * DAY_MS

/** Members who have not voted are reminded twice: two days before the vote closes, and on its last day. Again the same day, nothing. */
export const remindVoters = command({
  permission: 'gate:open-review',
  input: z.strictObject({}),
  async run(ctx) {
    const open = await ctx.db.gateReview.findMany({
      where: { status: 'open', closesAt: { gte: ctx.now, lt: new Date(ctx.now.getTime() + SOON_MS) } },
      select: { id: true, closesAt: true, rules: true, votes: { select: { memberId: true } } },
    })
    let told = 0
    const audit = []
    for (const { id, closesAt, rules: stored, votes } of open) {
      const { members, phase, timeZone } = rulesOf({ rules: stored })
      const standing = new Set((await steeringNow(ctx.db, members.map((member) => member.id))).map((person) => person.id))
      const when = localDay(closesAt.getTime(), timeZone) === localDay(ctx.now.getTime(), timeZone) ? 'last-day' : 'soon'
      const drafts = members
        .filter((member) => standing.has(member.id) && !votes.some(({ memberId }) => memberId === member.id))
        .map((member): NoticeDraft => ({
          personId: member.id,
          kind: 'gateVoteMissing',
          params: { phase: bothNames(phase), closes: { moment: closesAt.toISOString() } },
          href: `/gates/reviews/${id}`,
          dedupeKey: `gate-review/${id}/${when}/${member.id}`,
        }))
      const sent = await notify(ctx, drafts)
      told += sent
      if (sent) audit.push({ action: 'gate-review.reminded', entity: 'gateReview', entityId: id, facts: { name: phase.name, nameZh: phase.nameZh, when, told: sent } })
    }
    return { result: { told }, audit }
  },
})
