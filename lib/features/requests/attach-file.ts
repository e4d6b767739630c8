import { forbidden, notFound, ruleError } from '@/lib/core/errors'
import { keepFile, storeFile } from '@/lib/features/files/store-file'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { editsRequest, namedFacts } from './reaction'
import { AttachFile, AttachmentRef } from './schema-reactions'
import { visibleRequest } from './visible'

/** Documents that one request carries, and versions of one of them. */
export const MOST_ATTACHMENTS = 20
const MOST_VERSIONS = 50

/** Adds a document, or a new version of one; by the submitter, whoever assesses or delivers, and those who change requests. */
export const attachFile = command({
  permission: 'request:file',
  input: AttachFile,
  // Asked before anything is written to disk, and again inside the transaction.
  prepare: async (ctx, { id, seriesId, name, bytes }) => {
    await requireRoom(ctx, id, seriesId)
    return keepFile({ name, bytes })
  },
  async run(ctx, { id, seriesId }, kept) {
    await ctx.db.request.updateMany({ where: { id }, data: { updatedAt: ctx.now } })
    const { request, ordinal } = await requireRoom(ctx, id, seriesId)
    const file = await storeFile(ctx, { kept, entity: 'request', entityId: id })
    const series = seriesId ?? file.id
    const attachment = await ctx.db.requestAttachment.create({ data: { requestId: id, seriesId: series, ordinal, fileId: file.id, addedById: ctx.actor.id, createdAt: ctx.now }, select: { id: true } })
    const result = { id: attachment.id, fileId: file.id, seriesId: series, ordinal, name: file.name, size: kept.size }
    return { result, audit: { action: ordinal > 1 ? 'request.file-replaced' : 'request.file-added', entity: 'request', entityId: id, facts: { ...namedFacts(request), file: file.name, ordinal, size: kept.size, sha256: file.sha256 } } }
  },
})

/** Takes a document with all its versions off the request; nobody can fetch it any more. */
export const removeAttachment = command({
  permission: 'request:file',
  input: AttachmentRef,
  async run(ctx, { id, seriesId }) {
    const request = await attachable(ctx, id)
    const versions = await ctx.db.requestAttachment.findMany({ where: { requestId: id, seriesId, removedAt: null }, select: { id: true, fileId: true, file: { select: { name: true } } }, orderBy: { ordinal: 'asc' } })
    if (!versions.length) throw notFound('file')
    await ctx.db.requestAttachment.updateMany({ where: { id: { in: versions.map((version) => version.id) } }, data: { removedAt: ctx.now } })
    await ctx.db.storedFile.updateMany({ where: { id: { in: versions.map(({ fileId }) => fileId) } }, data: { entity: 'removed' } })
    return { result: { id }, audit: { action: 'request.file-removed', entity: 'request', entityId: id, facts: { ...namedFacts(request), file: versions.at(-1)?.file.name, versions: versions.length } } }
  },
})

/** A visible request whose documents this person may change. */
async function attachable(ctx: Ctx, id: string) {
  const request = await ctx.db.request.findFirst({
    where: { AND: [{ id }, visibleRequest(ctx)] },
    select: { number: true, title: true, status: true, submitterId: true, assessorId: true, deliveryLeadId: true, department: { select: { path: true } } },
  })
  if (!request) throw notFound('request')
  if (!maySendFiles(ctx, request)) throw forbidden('request:edit')
  if (request.status === 'closed') throw ruleError([{ key: 'requestDetail.closedTo.closed' }])
  return request
}

export const maySendFiles = (ctx: Ctx, request: { submitterId: string; assessorId: string | null; deliveryLeadId: string | null; department: { path: string } | null }): boolean =>
  [request.submitterId, request.assessorId, request.deliveryLeadId].includes(ctx.actor.id) || editsRequest(ctx, request)

async function requireRoom(ctx: Ctx, id: string, seriesId: string | undefined) {
  const request = await attachable(ctx, id)
  const rows = await ctx.db.requestAttachment.findMany({ where: { requestId: id, removedAt: null }, select: { seriesId: true, ordinal: true } })
  const versions = rows.filter((row) => row.seriesId === seriesId)
  if (seriesId && !versions.length) throw notFound('file')
  if (!seriesId && new Set(rows.map((row) => row.seriesId)).size >= MOST_ATTACHMENTS) throw ruleError([{ key: 'requestDetail.files.tooMany', params: { max: MOST_ATTACHMENTS } }])
  if (versions.length >= MOST_VERSIONS) throw ruleError([{ key: 'requestDetail.files.tooManyVersions', params: { max: MOST_VERSIONS } }])
  return { request, ordinal: 1 + Math.max(0, ...versions.map(({ ordinal }) => ordinal)) }
}
