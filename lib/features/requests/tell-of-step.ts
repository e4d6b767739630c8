import { permissions, type Permission, type Role } from '@/lib/core/access'
import type { NoticeKind } from '@/lib/core/notices/kinds'
import type { NoticeParams } from '@/lib/core/notices/notice'
import { requestCode, type RequestStatus } from '@/lib/core/requests/statuses'
import { statusWord } from '@/lib/core/requests/workflow'
import type { StepRow } from '@/lib/core/requests/workflow-table'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import type { Ctx } from '@/lib/server/ctx'
import type { Db } from '@/lib/server/db'

/** A request just after its step. */
export interface SteppedRequest {
  id: string
  number: number
  title: string
  status: string
  submitterId: string
  assessorId?: string | null
  deliveryLeadId: string | null
  dueOn?: string | null
  department: { path: string } | null
}

interface Said {
  reason?: string | null
  advice?: string | null
  day?: string | null
}

/** Active people who hold one of these roles where the department belongs; a grant for the whole programme always does. */
export async function holdersOf(db: Db, roles: readonly Role[], departmentPath: string | null): Promise<{ id: string; name: string }[]> {
  const within = departmentPath ? departmentPath.split('/').filter(Boolean) : []
  return db.person.findMany({
    where: { active: true, grants: { some: { role: { in: [...roles] }, OR: [{ departmentId: null }, { departmentId: { in: within } }] } } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

const rolesWith = (permission: Permission): readonly Role[] => permissions[permission]

/** Who works on requests of this department for the automation centre. */
export const centreFor = (ctx: Ctx, request: { department: { path: string } | null }) => holdersOf(ctx.db, ['coe'], request.department?.path ?? null)
export const keepersFor = (ctx: Ctx, request: { department: { path: string } | null }) => holdersOf(ctx.db, rolesWith('request:edit'), request.department?.path ?? null)

const toSubmitter: Partial<Record<RequestStatus, NoticeKind>> = {
  submitted: 'requestSubmitted', 'in-assessment': 'requestInAssessment', 'needs-information': 'requestQuestion', assessed: 'requestAssessed',
  approved: 'requestApproved', rejected: 'requestRejected', parked: 'requestParked', 'in-delivery': 'requestInDelivery', live: 'requestLive', closed: 'requestClosed',
}

/** Tells the submitter, who has the next step and who follows; nobody hears of what they did themselves, but for the receipt. */
export async function tellOfStep(ctx: Ctx, request: SteppedRequest, row: StepRow, said: Said): Promise<void> {
  const to = request.status as RequestStatus
  const params = paramsOf(request, row, said)
  const href = `/requests/${request.number}`
  const own = ctx.actor.id === request.submitterId
  const drafts: NoticeDraft[] = []
  const add = (personId: string, kind: NoticeKind) => drafts.push({ personId, kind, params, href })

  const kind = row.name === 'unpark' ? 'requestReturned' : toSubmitter[to]
  if (kind && (!own || to === 'submitted') && row.name !== 'answer' && row.name !== 'stopDelivery') add(request.submitterId, kind)

  for (const { personId, kind: asked } of await nextHolders(ctx, request, row)) if (personId !== ctx.actor.id) add(personId, asked)

  const told = new Set([ctx.actor.id, request.submitterId, ...drafts.map(({ personId }) => personId)])
  const followers = await ctx.db.requestFollow.findMany({ where: { requestId: request.id }, select: { personId: true } })
  if (to !== 'submitted' || row.name === 'improve') for (const { personId } of followers) if (!told.has(personId)) add(personId, 'requestMoved')
  await notify(ctx, drafts)
}

async function nextHolders(ctx: Ctx, request: SteppedRequest, row: StepRow): Promise<{ personId: string; kind: NoticeKind }[]> {
  const centre = async (kind: NoticeKind) => (await centreFor(ctx, request)).filter(({ id }) => id !== request.submitterId).map(({ id }) => ({ personId: id, kind }))
  if (row.name === 'answer' && request.assessorId) return [{ personId: request.assessorId, kind: 'requestAnswered' }]
  if (row.name === 'answer') return centre('requestAnswered')
  if (row.name === 'unpark') return centre('requestReturned')
  if (request.status === 'submitted') return centre('requestArrived')
  if (request.status === 'approved') return centre('requestToDeliver')
  if (request.status === 'in-delivery' && request.deliveryLeadId) return [{ personId: request.deliveryLeadId, kind: 'requestYours' }]
  return []
}

function paramsOf({ number, title, status, dueOn }: SteppedRequest, row: StepRow, said: Said): NoticeParams {
  return {
    code: requestCode(number),
    title,
    status: statusWord(status as RequestStatus),
    reason: said.reason ?? '–',
    advice: said.advice ?? '–',
    closing: row.closedAs === 'without-effect' ? 'withoutEffect' : (row.closedAs ?? '–'),
    due: dueOn ? { day: dueOn } : '–',
    until: said.day ? { day: said.day } : '–',
  }
}
