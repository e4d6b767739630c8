import { z } from 'zod'
import { can, canFor } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import { decideEdit, isOpenToReactions } from '@/lib/core/requests/editing'
import type { RequestStatus, RequestType } from '@/lib/core/requests/statuses'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { maySendFiles } from './attach-file'
import { editsRequest } from './reaction'
import { detailRow, type DetailRow } from './detail-row'
import { workingDaysNow } from './record'
import { RequestRef } from './schema'
import { RequestNumber } from './schema-reactions'
import { hidesPerson, submitterShown } from './submitter'
import { visibleRequest } from './visible'

export type RequestDetail = Awaited<ReturnType<typeof getRequest>>

/** One request with everything that its page shows, as this reader may see it. */
export const getRequest = query({
  permission: 'request:read',
  input: RequestNumber,
  async run(ctx, { number }) {
    const row = await ctx.db.request.findFirst({ where: { AND: [{ number }, visibleRequest(ctx)] }, select: detailRow })
    if (!row) throw notFound('request')
    const [own, voted, followed, department, workingDays, names] = await Promise.all([
      row.submitterId === ctx.actor.id,
      ctx.db.requestVote.count({ where: { requestId: row.id, personId: ctx.actor.id } }),
      ctx.db.requestFollow.count({ where: { requestId: row.id, personId: ctx.actor.id } }),
      ctx.db.person.findUnique({ where: { id: ctx.actor.id }, select: { department: { select: { id: true, name: true, nameZh: true, path: true } } } }),
      workingDaysNow(ctx),
      namesOf(ctx, row.discussion),
    ])
    const { submitterId: _id, submitter: _name, holderId, holder, discussion, supporters, attachments, benefitMinor, buildCostMinor, actualCostMinor, ...rest } = row
    const money = canFor(ctx.actor, 'request-money:read', row.department?.path ?? null)
    const edits = editsRequest(ctx, row)
    const editing = decideEdit({ status: row.status as RequestStatus, submitter: own, edits })
    return {
      ...rest,
      type: row.type as RequestType,
      status: row.status as RequestStatus,
      own,
      submitter: submitterShown(ctx, row),
      holder: holder && !hidesPerson(ctx, row, holderId) ? holder : null,
      money: money ? { benefitMinor, buildCostMinor, actualCostMinor } : null,
      comments: discussion.toReversed().map((comment) => commentShown(ctx, row, comment, edits, names)),
      supporters: supporters.map(({ person, personId, ...support }) => ({ ...support, person: hidesPerson(ctx, row, personId) ? null : person, mine: personId === ctx.actor.id, mayWithdraw: isOpenToReactions(row.status) && (personId === ctx.actor.id || edits) })),
      documents: documentsOf(ctx, row, attachments),
      voted: voted > 0,
      followed: followed > 0,
      ownDepartment: department?.department ?? null,
      workingDays,
      readAt: ctx.now,
      /** Why it cannot be changed, in one sentence */
      editRefused: editing.ok ? null : (editing.reasons[0] ?? null),
      may: {
        edit: can(ctx.actor, 'request:file') && editing.ok,
        editAny: edits,
        react: can(ctx.actor, 'request:react') && isOpenToReactions(row.status),
        comment: can(ctx.actor, 'request:react') && row.status !== 'draft',
        vote: can(ctx.actor, 'request:react') && isOpenToReactions(row.status) && !own,
        attach: can(ctx.actor, 'request:file') && row.status !== 'closed' && maySendFiles(ctx, row),
        seeProcess: can(ctx.actor, 'process:read'),
        seeAutomation: can(ctx.actor, 'automation:read'),
        seeSystem: can(ctx.actor, 'system:read'),
      },
    }
  },
})

/** What the people are called who are mentioned in a discussion. */
async function namesOf(ctx: Ctx, discussion: DetailRow['discussion']): Promise<Map<string, string>> {
  const ids = [...new Set(discussion.flatMap(({ mentions }) => mentions.split(' ')).filter(Boolean))]
  const people = ids.length ? await ctx.db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }) : []
  return new Map(people.map(({ id, name }) => [id, name]))
}

function commentShown(ctx: Ctx, request: DetailRow, { authorId, author, mentions, ...comment }: DetailRow['discussion'][number], edits: boolean, names: ReadonlyMap<string, string>) {
  const own = authorId === ctx.actor.id
  return { ...comment, mentioned: mentions.split(' ').flatMap((id) => names.get(id) ?? []), author: hidesPerson(ctx, request, authorId) ? null : author, bySubmitter: authorId === request.submitterId, own, mayRemove: own || edits }
}

/** Documents with their versions, the newest first; the document that came first stands first. */
function documentsOf(ctx: Ctx, request: DetailRow, rows: DetailRow['attachments']) {
  const series = new Map<string, DetailRow['attachments']>()
  for (const row of rows) series.set(row.seriesId, [row, ...(series.get(row.seriesId) ?? [])])
  return [...series].map(([seriesId, versions]) => ({
    seriesId,
    versions: versions.map(({ addedById, addedBy, ...version }) => ({ ...version, addedBy: hidesPerson(ctx, request, addedById) ? null : addedBy })),
  }))
}

/** One's own drafts, the one touched last first. */
export const ownDrafts = query({
  permission: 'request:file',
  input: z.strictObject({}),
  run: (ctx) => ctx.db.request.findMany({ where: { submitterId: ctx.actor.id, status: 'draft' }, select: { id: true, number: true, type: true, title: true, pain: true, version: true, updatedAt: true }, orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }], take: 50 }),
})

const written = {
  id: true, number: true, status: true, version: true, updatedAt: true, anonymous: true, type: true, title: true, pain: true, wish: true, departmentId: true, processId: true, place: true,
  automationId: true, otherSystems: true, frequencyCount: true, frequencyUnit: true, manualMs: true, basis: true, ruleBased: true, digitalInput: true, structuredInput: true, stability: true,
  documentation: true, submitterId: true, itemsPerYear: true,
  department: { select: { path: true } },
  process: { select: { id: true, name: true, nameZh: true } },
  automation: { select: { id: true, name: true, nameZh: true } },
  systems: { select: { systemId: true }, orderBy: { systemId: 'asc' } },
  attachments: { where: { removedAt: null }, select: { seriesId: true, ordinal: true, file: { select: { id: true, name: true, size: true } } }, orderBy: [{ createdAt: 'asc' }, { ordinal: 'asc' }] },
} satisfies Prisma.RequestSelect

/** What a form of this request begins with, or compares with after somebody else changed it; only for those who may change it. */
export const editableRequest = query({
  permission: 'request:file',
  input: RequestRef,
  async run(ctx, { id }) {
    const row = await ctx.db.request.findFirst({ where: { AND: [{ id }, visibleRequest(ctx)] }, select: written })
    if (!row) throw notFound('request')
    const own = row.submitterId === ctx.actor.id
    const allowed = row.status === 'draft' ? own : decideEdit({ status: row.status as RequestStatus, submitter: own, edits: editsRequest(ctx, row) }).ok
    if (!allowed) throw notFound('request')
    const { submitterId: _submitter, department: _department, ...shown } = row
    return { ...shown, own }
  },
})
export type EditableRequest = Awaited<ReturnType<typeof editableRequest>>
