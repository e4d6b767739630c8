import { z } from 'zod'
import { gateContent } from '@/lib/content/gates'
import type { PhaseKey } from '@/lib/core/programme/phases'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'

/** Gives every phase whose gate was never published the criteria of the product as version 1. Doing it again changes nothing. */
export const publishDefaults = command({
  permission: 'gate:edit',
  input: z.strictObject({}),
  async run(ctx) {
    const phases = await ctx.db.phase.findMany({ select: { id: true, programmeId: true, key: true, name: true, nameZh: true }, orderBy: { ordinal: 'asc' } })
    const versions = await ctx.db.gateVersion.findMany({ select: { programmeId: true, phaseKey: true } })
    const known = new Set(versions.map(({ programmeId, phaseKey }) => `${programmeId} ${phaseKey}`))
    const missing = phases.filter(({ programmeId, key }) => !known.has(`${programmeId} ${key}`))
    const audit = []
    for (const { id, programmeId, key, name, nameZh } of missing) {
      const version = await ctx.db.gateVersion.create({
        data: { programmeId, phaseKey: key, ordinal: 1, status: 'published', criteria: canonicalJson(gateContent(key as PhaseKey)), publishedAt: ctx.now },
        select: { id: true },
      })
      audit.push({ action: 'gate.published', entity: 'gate', entityId: id, facts: { name, nameZh, gateVersionId: version.id, ordinal: 1, replaces: null } })
    }
    return { result: { published: missing.length }, audit }
  },
})
