import { conflict, invalid, notFound, ruleError, type FieldReasons } from '@/lib/core/errors'
import { configSchema, secretNames, type ConfigFields } from '@/lib/engines/contract/fields'
import { adapterOf } from '@/lib/engines/registry'
import { fieldReasons } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { Db, Prisma } from '@/lib/server/db'

export const engineFields = {
  id: true, slug: true, kind: true, name: true, nameZh: true, config: true, status: true, syncEveryMinutes: true, version: true,
} satisfies Prisma.EngineSelect

/** The engine as the audit trail and verbs know it: without any secret. A deleted engine that is still being emptied is not found. */
export async function engineOf(db: Db, id: number) {
  const engine = await db.engine.findFirst({ where: { id, status: { not: 'deleting' } }, select: engineFields })
  if (!engine) throw notFound('engine')
  return engine
}

export type EngineRecord = Awaited<ReturnType<typeof engineOf>>

/** For audit entries that hold no state of the engine: history names it by these. */
export const namesOf = ({ name, nameZh }: { name: string; nameZh: string | null }) => ({ name, ...(nameZh && { nameZh }) })

export async function namesIn(db: Db, id: number): Promise<{ name?: string; nameZh?: string | null }> {
  const engine = await db.engine.findUnique({ where: { id }, select: { name: true, nameZh: true } })
  return engine ? namesOf(engine) : {}
}

/** Wheelhouse's own engine is not for people to change. */
export function requireChangeable(engine: { kind: string }): void {
  if (adapterOf(engine.kind)?.manifest.intake === 'internal') throw ruleError([{ key: 'engines.rule.internal' }])
}

/** Changes the engine only if nobody else did meanwhile, and gives it as it is now. */
export async function changeEngine(ctx: Ctx, engine: EngineRecord, data: Prisma.EngineUpdateManyMutationInput): Promise<EngineRecord> {
  const { count } = await ctx.db.engine.updateMany({ where: { id: engine.id, version: engine.version }, data: { ...data, version: { increment: 1 } } })
  if (count === 0) throw conflict()
  return engineOf(ctx.db, engine.id)
}

export interface ParsedConfig {
  /** What may be stored and shown */
  open: Prisma.InputJsonObject
  /** In clear; to be sealed or used, never stored */
  secrets: Record<string, string>
}

/** Checks the settings against the adapter's fields; refusals name `config.<field>`. @throws AppError invalid */
export function parseConfig(fields: ConfigFields, raw: Record<string, unknown>): ParsedConfig {
  const parsed = configSchema(fields).safeParse(raw, { reportInput: true })
  if (!parsed.success) {
    const reasons: FieldReasons = {}
    for (const [path, list] of Object.entries(fieldReasons(parsed.error.issues))) reasons[path === '_' ? 'config' : `config.${path}`] = list
    throw invalid(reasons)
  }
  const names = new Set(secretNames(fields))
  const entries = Object.entries(parsed.data as Record<string, unknown>).filter(([, value]) => value !== undefined)
  return {
    open: Object.fromEntries(entries.filter(([name]) => !names.has(name))) as Prisma.InputJsonObject,
    secrets: Object.fromEntries(entries.filter(([name]) => names.has(name))) as Record<string, string>,
  }
}
