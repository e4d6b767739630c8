import { conflict, ruleError } from '@/lib/core/errors'
import type { Prisma } from '@/lib/server/db'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { checkOf, namesOf, type CheckRecord } from './record'
import { CheckVersionRef } from './schema'

async function change(ctx: Ctx, check: CheckRecord, version: number, action: string, data: Prisma.AutoCheckUpdateManyMutationInput) {
  const { count } = await ctx.db.autoCheck.updateMany({ where: { id: check.id, version }, data: { ...data, updatedAt: ctx.now, version: { increment: 1 } } })
  if (!count) throw conflict()
  return { result: await checkOf(ctx, check.id), audit: { action, entity: 'autocheck', entityId: check.id, facts: namesOf(check) } }
}

/** A paused check runs neither by itself nor before gates; on demand it does. */
export const pauseCheck = command({
  permission: 'autocheck:edit',
  input: CheckVersionRef,
  async run(ctx, { id, version }) {
    const check = await checkOf(ctx, id)
    if (check.archivedAt || check.status !== 'active') throw ruleError([{ key: 'autochecks.rule.notActive' }])
    return change(ctx, check, version, 'autocheck.paused', { status: 'paused', nextAt: null })
  },
})

export const resumeCheck = command({
  permission: 'autocheck:edit',
  input: CheckVersionRef,
  async run(ctx, { id, version }) {
    const check = await checkOf(ctx, id)
    if (check.archivedAt || check.status !== 'paused') throw ruleError([{ key: 'autochecks.rule.notPaused' }])
    return change(ctx, check, version, 'autocheck.resumed', { status: 'active', nextAt: check.everyMinutes ? ctx.now : null })
  },
})

/** Takes a check out of use; its results stay, its secrets go. */
export const archiveCheck = command({
  permission: 'autocheck:edit',
  input: CheckVersionRef,
  async run(ctx, { id, version }) {
    const check = await checkOf(ctx, id)
    if (check.archivedAt) throw ruleError([{ key: 'autochecks.rule.archived' }])
    const changed = await change(ctx, check, version, 'autocheck.archived', { archivedAt: ctx.now, nextAt: null, confirmedById: null, confirmedAt: null, confirmedDigest: null } as Prisma.AutoCheckUncheckedUpdateManyInput)
    await ctx.db.autoCheckSecret.deleteMany({ where: { checkId: id } })
    return changed
  },
})
