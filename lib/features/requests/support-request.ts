import { invalid, ruleError } from '@/lib/core/errors'
import { isWithin } from '@/lib/core/access'
import { bothNames } from '@/lib/core/notices/notice'
import { requestCode } from '@/lib/core/requests/statuses'
import { isBeyondBelief, itemsPerYear, MOST_HOURS } from '@/lib/core/requests/volume'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { startFollowing } from './follow'
import { actorShown, editsRequest, namedFacts, reactedRequest, type ReactedRequest } from './reaction'
import { workingDaysNow } from './record'
import { recountVolume } from './recount-volume'
import { Support } from './schema-reactions'

/** "My team does this too": a department adds its volume and time; once each, changed by whoever added it. */
export const supportRequest = command({
  permission: 'request:react',
  input: Support,
  async run(ctx, { id, departmentId: wanted, minutes, note, ...volume }) {
    const request = await reactedRequest(ctx, id)
    const departmentId = await departmentOf(ctx, request, wanted)
    const known = await ctx.db.requestSupport.findUnique({ where: { requestId_departmentId: { requestId: id, departmentId } } })
    if (known && known.personId !== ctx.actor.id && !editsRequest(ctx, request)) throw invalid({ departmentId: [{ key: 'requestDetail.support.taken' }] })
    const data = {
      ...volume, manualMs: Math.round(minutes * 60_000), note: note ?? null, updatedAt: ctx.now,
      itemsPerYear: itemsPerYear(volume.frequencyCount, volume.frequencyUnit, await workingDaysNow(ctx)),
    }
    if (isBeyondBelief(data.itemsPerYear, data.manualMs)) throw invalid({ frequencyCount: [{ key: 'requestForm.tooMuch', params: { hours: MOST_HOURS } }] })
    const support = known
      ? await ctx.db.requestSupport.update({ where: { id: known.id }, data })
      : await ctx.db.requestSupport.create({ data: { ...data, requestId: id, departmentId, personId: ctx.actor.id, createdAt: ctx.now } })
    const totals = await recountVolume(ctx, id)
    await startFollowing(ctx, id, ctx.actor.id)
    if (!known) await tell(ctx, request, departmentId)
    return {
      result: { id: support.id, number: request.number, ...totals },
      audit: { action: known ? 'request.support-changed' : 'request.supported', entity: 'request', entityId: id, before: known ? shown(known) : undefined, after: shown(support), facts: namedFacts(request) },
    }
  },
})

const shown = ({ departmentId, frequencyCount, frequencyUnit, manualMs, note }: { departmentId: string; frequencyCount: number; frequencyUnit: string; manualMs: number; note: string | null }) => ({ departmentId, frequencyCount, frequencyUnit, manualMs, note })

/** One's own department or one below it; those who change requests may speak for any. Not the department that filed it. */
async function departmentOf(ctx: Ctx, request: ReactedRequest, wanted: string | undefined): Promise<string> {
  const own = (await ctx.db.person.findUnique({ where: { id: ctx.actor.id }, select: { department: { select: { id: true, path: true } } } }))?.department ?? null
  const id = wanted ?? own?.id
  if (!id) throw ruleError([{ key: 'requestDetail.support.noDepartment' }])
  const department = await ctx.db.department.findUnique({ where: { id }, select: { id: true, path: true } })
  const reaches = department && (editsRequest(ctx, request) || (own !== null && isWithin(department.path, own.path)))
  if (!reaches) throw invalid({ departmentId: [{ key: 'requestDetail.support.notYours' }] })
  if (department.id === request.departmentId) throw invalid({ departmentId: [{ key: 'requestDetail.support.sameDepartment' }] })
  return department.id
}

async function tell(ctx: Ctx, request: ReactedRequest, departmentId: string): Promise<void> {
  if (request.submitterId === ctx.actor.id) return
  const department = await ctx.db.department.findUniqueOrThrow({ where: { id: departmentId }, select: { name: true, nameZh: true } })
  await notify(ctx, [{ personId: request.submitterId, kind: 'requestSupported', params: { code: requestCode(request.number), title: request.title, department: bothNames(department), ...actorShown(ctx, request) }, href: `/requests/${request.number}` }])
}
