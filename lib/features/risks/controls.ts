import { addDays, localDay } from '@/lib/core/calendar/local-day'
import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { claimFile } from '@/lib/features/files/store-file'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { settingsOf } from '@/lib/server/settings'
import { personId, requireOpen, todayOf } from './record'
import { AddControl, ControlVersionRef, TestControl, UpdateControl } from './schema-controls'
import { riskFor } from './visible'

interface Facts {
  text: string
  textZh?: string
  kind: string
  ownerId?: string
  testEveryDays?: number
}
const columnsOf = ({ text, textZh, kind, ownerId, testEveryDays }: Facts) => ({ text, textZh: textZh ?? null, kind, ownerId: ownerId ?? null, testEveryDays: testEveryDays ?? null })

/** A control of an open risk that the actor may change. */
async function controlFor(ctx: Ctx, id: string) {
  const control = await ctx.db.riskControl.findUnique({ where: { id } })
  if (!control) throw notFound('control')
  const risk = await riskFor(ctx, control.riskId, 'risk:edit')
  requireOpen(risk)
  return control
}

async function requireOwner(ctx: Ctx, ownerId: string | undefined, before: string | null): Promise<void> {
  if (!ownerId || ownerId === before) return
  const owner = await ctx.db.person.findUnique({ where: { id: ownerId }, select: { active: true } })
  if (!owner?.active) throw invalid({ ownerId: [{ key: 'portfolio.personUnknown' }] })
}

/** Told on the page of the risk, under the control's own words. */
const said = (action: string, control: { id: string; riskId: string; text: string; textZh: string | null }, { facts, ...change }: { before?: unknown; after?: unknown; facts?: object } = {}) => ({
  action: `risk-control.${action}`, entity: 'risk', entityId: control.riskId, ...change, facts: { name: control.text, ...(control.textZh && { nameZh: control.textZh }), controlId: control.id, ...facts },
})

export const addControl = command({
  permission: 'risk:edit',
  input: AddControl,
  async run(ctx, { riskId, ...input }) {
    requireOpen(await riskFor(ctx, riskId, 'risk:edit'))
    await requireOwner(ctx, input.ownerId, null)
    const nextTestOn = input.testEveryDays ? addDays(await todayOf(ctx), input.testEveryDays) : null
    const control = await ctx.db.riskControl.create({ data: { riskId, ...columnsOf(input), nextTestOn, createdAt: ctx.now, updatedAt: ctx.now } })
    return { result: control, audit: said('added', control, { after: control }) }
  },
})

export const updateControl = command({
  permission: 'risk:edit',
  input: UpdateControl,
  async run(ctx, { id, version, ...input }) {
    const before = await controlFor(ctx, id)
    await requireOwner(ctx, input.ownerId, before.ownerId)
    const { timeZone, last } = await lastTest(ctx, before)
    const nextTestOn = input.testEveryDays ? addDays(localDay(last.getTime(), timeZone), input.testEveryDays) : null
    const { count } = await ctx.db.riskControl.updateMany({ where: { id, version, archivedAt: null }, data: { ...columnsOf(input), nextTestOn, remindedAt: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const after = await ctx.db.riskControl.findUniqueOrThrow({ where: { id } })
    return { result: after, audit: said('updated', after, { before, after }) }
  },
})

async function lastTest(ctx: Ctx, control: { id: string; createdAt: Date }) {
  const test = await ctx.db.riskControlTest.findFirst({ where: { controlId: control.id }, orderBy: { ordinal: 'desc' }, select: { at: true } })
  return { timeZone: (await settingsOf(ctx.db, 'organisation')).timeZone, last: test?.at ?? control.createdAt }
}

export const archiveControl = command({
  permission: 'risk:edit',
  input: ControlVersionRef,
  async run(ctx, { id, version }) {
    const control = await controlFor(ctx, id)
    const { count } = await ctx.db.riskControl.updateMany({ where: { id, version, archivedAt: null }, data: { archivedAt: ctx.now, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id, riskId: control.riskId }, audit: said('archived', control) }
  },
})

export const restoreControl = command({
  permission: 'risk:edit',
  input: ControlVersionRef,
  async run(ctx, { id, version }) {
    const control = await controlFor(ctx, id)
    const { count } = await ctx.db.riskControl.updateMany({ where: { id, version, archivedAt: { not: null } }, data: { archivedAt: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    return { result: { id, riskId: control.riskId }, audit: said('restored', control) }
  },
})

/** What a test found, with its proof; the ratings of the control are those of its newest test. */
export const testControl = command({
  permission: 'risk:edit',
  input: TestControl,
  async run(ctx, { id, version, design, operating, finding, fileId }) {
    const control = await controlFor(ctx, id)
    const byId = personId(ctx)
    if (control.archivedAt || !byId) throw ruleError([{ key: 'risks.controls.archived' }])
    const last = await ctx.db.riskControlTest.findFirst({ where: { controlId: id }, orderBy: { ordinal: 'desc' }, select: { ordinal: true } })
    const nextTestOn = control.testEveryDays ? addDays(await todayOf(ctx), control.testEveryDays) : null
    const { count } = await ctx.db.riskControl.updateMany({ where: { id, version }, data: { design, operating, nextTestOn, remindedAt: null, updatedAt: ctx.now, version: { increment: 1 } } })
    if (!count) throw conflict()
    const test = await ctx.db.riskControlTest.create({ data: { controlId: id, ordinal: (last?.ordinal ?? 0) + 1, design, operating, finding, fileId: fileId ?? null, byId, at: ctx.now } })
    const file = fileId ? await claimFile(ctx, fileId, { entity: 'risk', entityId: control.riskId }) : undefined
    return { result: test, audit: said('tested', control, { before: { design: control.design, operating: control.operating }, after: { design, operating }, facts: { finding, file } }) }
  },
})
