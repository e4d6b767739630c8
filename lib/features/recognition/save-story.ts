import { conflict, ruleError } from '@/lib/core/errors'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import { SaveStory } from './schema'
import { liveRequest } from './stories'

/** Writes the story of a live request, or changes it; the submitter is asked whether the name may stand in it. */
export const saveStory = command({
  permission: 'recognition:edit',
  input: SaveStory,
  async run(ctx, { requestId, version, title, titleZh, text, textZh }) {
    const request = await ctx.db.request.findFirst({ where: { AND: [{ id: requestId }, liveRequest] }, select: { number: true, title: true, submitterId: true, story: { select: { id: true, version: true, status: true, title: true, titleZh: true, text: true, textZh: true } } } })
    if (!request) throw ruleError([{ key: 'recognition.stories.notLive' }])
    const words = { title, titleZh: titleZh ?? null, text, textZh: textZh ?? null }
    const { story } = request
    if (!story) {
      const made = await ctx.db.story.create({ data: { requestId, ...words, authorId: ctx.actor.id, createdAt: ctx.now }, select: { id: true } })
      await notify(ctx, [{ personId: request.submitterId, kind: 'storyAsked', params: { request: request.title }, href: '/recognition#stories', dedupeKey: `story:${made.id}` }])
      return { result: { id: made.id, requestId, number: request.number }, audit: { action: 'story.saved', entity: 'story', entityId: made.id, after: words, facts: { name: request.title } } }
    }
    if (story.version !== version) throw conflict()
    if (story.status === 'published' && !(titleZh && textZh)) throw ruleError([{ key: 'recognition.stories.bothLanguages' }])
    const { count } = await ctx.db.story.updateMany({ where: { id: story.id, version }, data: { ...words, version: { increment: 1 } } })
    if (!count) throw conflict()
    const { id, version: _version, status: _status, ...before } = story
    return { result: { id, requestId, number: request.number }, audit: { action: 'story.saved', entity: 'story', entityId: id, before, after: words, facts: { name: request.title } } }
  },
})
