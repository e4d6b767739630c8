import { conflict, notFound, ruleError } from '@/lib/core/errors'
import { notify } from '@/lib/features/notices/notify'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { Consent, StoryRef } from './schema'

async function storyFor(ctx: Ctx, id: string) {
  const story = await ctx.db.story.findUnique({ where: { id }, select: { id: true, status: true, version: true, named: true, titleZh: true, textZh: true, request: { select: { title: true, submitterId: true } } } })
  if (!story) throw notFound('story')
  return story
}

/** Shows the story to everybody, once it stands in both languages. */
export const publishStory = command({
  permission: 'recognition:edit',
  input: StoryRef,
  async run(ctx, { id, version }) {
    const story = await storyFor(ctx, id)
    if (story.status === 'published') throw ruleError([{ key: 'recognition.stories.alreadyOut' }])
    if (!story.titleZh || !story.textZh) throw ruleError([{ key: 'recognition.stories.bothLanguages' }])
    const { count } = await ctx.db.story.updateMany({ where: { id, version, status: 'draft' }, data: { status: 'published', publishedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    await notify(ctx, [{ personId: story.request.submitterId, kind: 'storyPublished', params: { request: story.request.title }, href: '/recognition#stories', dedupeKey: `story-out:${id}:${version}` }])
    return { result: { id }, audit: { action: 'story.published', entity: 'story', entityId: id, facts: { name: story.request.title, named: story.named } } }
  },
})

/** Takes the story off the pages; its words stay as a draft. */
export const withdrawStory = command({
  permission: 'recognition:edit',
  input: StoryRef,
  async run(ctx, { id, version }) {
    const story = await storyFor(ctx, id)
    if (story.status !== 'published') throw ruleError([{ key: 'recognition.stories.notOut' }])
    const { count } = await ctx.db.story.updateMany({ where: { id, version, status: 'published' }, data: { status: 'draft', publishedAt: null, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id }, audit: { action: 'story.withdrawn', entity: 'story', entityId: id, facts: { name: story.request.title } } }
  },
})

/** The submitter agrees to be named in the story, or no longer does; it holds at once. */
export const consentToStory = command({
  permission: 'request:file',
  input: Consent,
  async run(ctx, { storyId, agreed }) {
    const story = await storyFor(ctx, storyId)
    if (story.request.submitterId !== ctx.actor.id) throw notFound('story')
    if (story.named === agreed) return { result: { id: storyId, agreed }, audit: [] }
    await ctx.db.story.updateMany({ where: { id: storyId }, data: { named: agreed } })
    return { result: { id: storyId, agreed }, audit: { action: agreed ? 'story.consent-given' : 'story.consent-withdrawn', entity: 'story', entityId: storyId, facts: { name: story.request.title } } }
  },
})
