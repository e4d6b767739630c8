import { z } from 'zod'
import { can } from '@/lib/core/access'
import { ruleError } from '@/lib/core/errors'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Prisma } from '@/lib/server/db'
import { requestMs } from './measured-rows'
import { RequestRef } from './schema'

export const liveRequest = { OR: [{ status: 'live' }, { status: 'closed', liveAt: { not: null }, closedAs: { in: ['done', 'without-effect'] } }] } satisfies Prisma.RequestWhereInput

const row = {
  id: true, title: true, titleZh: true, text: true, textZh: true, status: true, named: true, version: true, publishedAt: true, updatedAt: true,
  request: {
    select: {
      id: true, number: true, title: true, liveAt: true, submitterId: true, supports: true, itemsPerYear: true, addedItemsPerYear: true,
      submitter: { select: { name: true } },
      department: { select: { name: true, nameZh: true } },
      automation: { select: { name: true, nameZh: true } },
    },
  },
} satisfies Prisma.StorySelect

type StoryRow = Prisma.StoryGetPayload<{ select: typeof row }>

export interface StoryCard {
  id: string
  version: number
  status: 'draft' | 'published'
  title: string
  titleZh: string | null
  text: string
  textZh: string | null
  publishedAt: Date | null
  /** Only with the consent of the submitter */
  by: string | null
  named: boolean
  own: boolean
  request: { id: string; number: number; title: string; liveAt: Date | null; department: { name: string; nameZh: string | null } | null; automation: { name: string; nameZh: string | null } | null; supports: number }
  /** As measured so far; null before the first full month */
  measured: { ms: number; months: number } | null
}

async function cards(ctx: Ctx, rows: StoryRow[]): Promise<StoryCard[]> {
  const entries = await ctx.db.pointEntry.findMany({
    where: { requestId: { in: rows.map(({ request }) => request.id) }, sourceKey: { startsWith: 'benefit:' } },
    select: { requestId: true, personId: true, facts: true },
    orderBy: { id: 'asc' },
  })
  const measured = requestMs(entries)
  return rows.map(({ request, named, status, ...story }) => {
    const { submitterId, submitter, itemsPerYear: _own, addedItemsPerYear: _added, ...about } = request
    return {
      id: story.id, version: story.version, title: story.title, titleZh: story.titleZh, text: story.text, textZh: story.textZh, publishedAt: story.publishedAt,
      status: status as StoryCard['status'], named,
      by: named ? submitter.name : null,
      own: submitterId === ctx.actor.id,
      request: about,
      measured: measured.get(request.id) ?? null,
    }
  })
}

/** Published stories, newest first; drafts too for those who write them. */
export const stories = query({
  permission: 'recognition:read',
  input: z.strictObject({}),
  async run(ctx) {
    const mayEdit = can(ctx.actor, 'recognition:edit')
    const rows = await ctx.db.story.findMany({ where: mayEdit ? {} : { status: 'published' }, select: row, orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }], take: 60 })
    const own = await ctx.db.story.findMany({ where: { request: { submitterId: ctx.actor.id } }, select: row, orderBy: { id: 'desc' } })
    const all = await cards(ctx, rows)
    return { published: all.filter(({ status }) => status === 'published'), drafts: all.filter(({ status }) => status === 'draft'), own: await cards(ctx, own), mayEdit }
  },
})

/** The published story of a request; null when there is none. */
export const storyOfRequest = query({
  permission: 'recognition:read',
  input: RequestRef,
  async run(ctx, { requestId }): Promise<StoryCard | null> {
    const found = await ctx.db.story.findFirst({ where: { requestId, status: 'published' }, select: row })
    return found ? (await cards(ctx, [found]))[0]! : null
  },
})

/** Live requests that nobody has told yet, and the one that is being told. */
export const storyEditor = query({
  permission: 'recognition:edit',
  input: RequestRef.partial(),
  async run(ctx, { requestId }) {
    const untold = await ctx.db.request.findMany({ where: { AND: [liveRequest, { story: null }] }, select: { id: true, number: true, title: true }, orderBy: { liveAt: 'desc' }, take: 200 })
    if (!requestId) return { untold, request: null, story: null, measured: null }
    const request = await ctx.db.request.findFirst({ where: { AND: [{ id: requestId }, liveRequest] }, select: { id: true, number: true, title: true, pain: true, anonymous: true } })
    if (!request) throw ruleError([{ key: 'recognition.stories.notLive' }])
    const found = await ctx.db.story.findUnique({ where: { requestId }, select: row })
    const entries = await ctx.db.pointEntry.findMany({ where: { requestId, sourceKey: { startsWith: 'benefit:' } }, select: { requestId: true, personId: true, facts: true }, orderBy: { id: 'asc' } })
    return { untold, request, story: found ? (await cards(ctx, [found]))[0]! : null, measured: requestMs(entries).get(requestId) ?? null }
  },
})
