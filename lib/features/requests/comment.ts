import { forbidden, notFound, ruleError } from '@/lib/core/errors'
import { mentionsIn, nameCandidates } from '@/lib/core/requests/mentions'
import { requestCode } from '@/lib/core/requests/statuses'
import { notify, type NoticeDraft } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { startFollowing } from './follow'
import { actorShown, editsRequest, namedFacts, reactedRequest, type ReactedRequest } from './reaction'
import { AddComment, CommentRef, EditComment } from './schema-reactions'

const MOST_COMMENTS = 2000
const MOST_MENTIONS = 20

/** Says something about a request; who was mentioned, the submitter and the followers are told. */
export const addComment = command({
  permission: 'request:react',
  input: AddComment,
  async run(ctx, { id, text, mentions }) {
    const request = await reactedRequest(ctx, id, { whenClosed: true })
    if ((await ctx.db.requestComment.count({ where: { requestId: id } })) >= MOST_COMMENTS) throw ruleError([{ key: 'requestDetail.comment.tooMany' }])
    const named = await namedIn(ctx, text, mentions)
    const comment = await ctx.db.requestComment.create({ data: { requestId: id, authorId: ctx.actor.id, text, mentions: named.join(' '), createdAt: ctx.now }, select: { id: true } })
    await recount(ctx, id)
    await startFollowing(ctx, id, ctx.actor.id)
    await tell(ctx, request, text, named, true)
    return { result: { id: comment.id, number: request.number }, audit: { action: 'request.commented', entity: 'request', entityId: id, after: { text }, facts: namedFacts(request) } }
  },
})

/** Changes one's own words; only people who were not mentioned before are told. */
export const editComment = command({
  permission: 'request:react',
  input: EditComment,
  async run(ctx, { id, commentId, text, mentions }) {
    const request = await reactedRequest(ctx, id, { whenClosed: true })
    const comment = await commentFor(ctx, id, commentId)
    if (comment.authorId !== ctx.actor.id) throw forbidden('request:react')
    const known = comment.mentions.split(' ')
    const named = await namedIn(ctx, text, mentions)
    await ctx.db.requestComment.update({ where: { id: commentId }, data: { text, mentions: named.join(' '), editedAt: ctx.now }, select: { id: true } })
    await tell(ctx, request, text, named.filter((person) => !known.includes(person)), false)
    return { result: { id: commentId }, audit: { action: 'request.comment-edited', entity: 'request', entityId: id, before: { text: comment.text }, after: { text }, facts: namedFacts(request) } }
  },
})

/** Takes one's own words out of the discussion; those who change requests may remove any. The audit trail keeps that it was removed. */
export const removeComment = command({
  permission: 'request:react',
  input: CommentRef,
  async run(ctx, { id, commentId }) {
    const request = await reactedRequest(ctx, id, { whenClosed: true })
    const comment = await commentFor(ctx, id, commentId)
    if (comment.authorId !== ctx.actor.id && !editsRequest(ctx, request)) throw forbidden('request:edit')
    await ctx.db.requestComment.update({ where: { id: commentId }, data: { text: '', mentions: '', removedAt: ctx.now }, select: { id: true } })
    await recount(ctx, id)
    return { result: { id: commentId }, audit: { action: 'request.comment-removed', entity: 'request', entityId: id, facts: { ...namedFacts(request), own: comment.authorId === ctx.actor.id } } }
  },
})

async function commentFor(ctx: Ctx, requestId: string, id: string) {
  const comment = await ctx.db.requestComment.findFirst({ where: { id, requestId, removedAt: null } })
  if (!comment) throw notFound('comment')
  return comment
}

const recount = async (ctx: Ctx, id: string) =>
  ctx.db.request.update({ where: { id }, data: { comments: await ctx.db.requestComment.count({ where: { requestId: id, removedAt: null } }) }, select: { id: true } })

/** The active people whose full name stands after an at sign, picked or written out; of people of one name those who were picked. */
async function namedIn(ctx: Ctx, text: string, picked: readonly string[]): Promise<string[]> {
  const written = nameCandidates(text)
  if (!written.length) return []
  const people = await ctx.db.person.findMany({ where: { OR: [{ name: { in: written } }, { id: { in: [...picked] } }], active: true }, select: { id: true, name: true }, orderBy: { id: 'asc' }, take: 500 })
  const named = new Set(mentionsIn(text, people.map(({ name }) => name)).map(({ name }) => name))
  const chosen = people.filter(({ id, name }) => named.has(name) && picked.includes(id))
  const others = people.filter(({ name }) => named.has(name) && !chosen.some((person) => person.name === name))
  return [...chosen, ...others].slice(0, MOST_MENTIONS).map(({ id }) => id).sort()
}

async function tell(ctx: Ctx, request: ReactedRequest, text: string, mentioned: readonly string[], all: boolean): Promise<void> {
  const params = { code: requestCode(request.number), title: request.title, ...actorShown(ctx, request), text: text.length > 280 ? `${text.slice(0, 280)}…`.toWellFormed() : text }
  const href = `/requests/${request.number}#discussion`
  const followers = all ? await ctx.db.requestFollow.findMany({ where: { requestId: request.id }, select: { personId: true } }) : []
  const told = new Set<string>([ctx.actor.id])
  const drafts: NoticeDraft[] = []
  const add = (personId: string, kind: 'requestMentioned' | 'requestCommented') => {
    if (told.has(personId)) return
    told.add(personId)
    drafts.push({ personId, kind, params, href })
  }
  for (const personId of mentioned) add(personId, 'requestMentioned')
  if (all) for (const personId of [request.submitterId, ...followers.map((row) => row.personId)]) add(personId, 'requestCommented')
  await notify(ctx, drafts)
}
