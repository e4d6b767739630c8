import type { Ctx } from '@/lib/server/ctx'

/** What the figures of an indicator are about; null: everything of the programme. */
export interface IndicatorSubject {
  /** Names the same subject for several indicators */
  key: string
  automationIds: ReadonlySet<string> | null
  processIds: ReadonlySet<string> | null
  /** Systems and interfaces whose automatic checks count */
  systemIds: ReadonlySet<string> | null
  interfaceIds: ReadonlySet<string> | null
}

export interface SubjectOf {
  scope: string
  processId: string | null
  automationId: string | null
  interfaceId: string | null
  systemId: string | null
}

const everything: IndicatorSubject = { key: 'programme', automationIds: null, processIds: null, systemIds: null, interfaceIds: null }

const touching = {
  id: true, processId: true,
  process: { select: { systems: { select: { systemId: true } } } },
  interfaces: { select: { interface: { select: { id: true, fromSystemId: true, toSystemId: true, gatewayId: true } } } },
} as const

/** One automation where the definition names it, otherwise what the risk hangs on: those of a process, or whatever uses an interface or a system. */
export async function subjectOf(ctx: Ctx, risk: SubjectOf, automationId: string | null): Promise<IndicatorSubject> {
  const one = automationId ?? (risk.scope === 'automation' ? risk.automationId : null)
  if (!one && risk.scope === 'programme') return everything
  const current = { archivedAt: null, stage: { not: 'retired' } }
  const where = one
    ? { id: one }
    : risk.scope === 'process'
      ? { ...current, processId: risk.processId ?? '' }
      : risk.scope === 'interface'
        ? { ...current, interfaces: { some: { interfaceId: risk.interfaceId ?? '' } } }
        : { ...current, OR: [{ process: { systems: { some: { systemId: risk.systemId ?? '' } } } }, ...(['fromSystemId', 'toSystemId', 'gatewayId'] as const).map((end) => ({ interfaces: { some: { interface: { [end]: risk.systemId ?? '' } } } }))] }
  const rows = await ctx.db.automation.findMany({ where, select: touching })
  const interfaces = rows.flatMap((row) => row.interfaces.map((use) => use.interface))
  // A risk of one system or interface does not look at the checks of its neighbours.
  const systems = !one && risk.scope === 'system' ? [risk.systemId] : !one && risk.scope === 'interface' ? [] : [...rows.flatMap(({ process }) => process.systems.map(({ systemId }) => systemId)), ...interfaces.flatMap(({ fromSystemId, toSystemId, gatewayId }) => [fromSystemId, toSystemId, gatewayId])]
  const own = !one && risk.scope === 'interface' ? [risk.interfaceId] : !one && risk.scope === 'system' ? interfaces.filter((of) => [of.fromSystemId, of.toSystemId, of.gatewayId].includes(risk.systemId)).map(({ id }) => id) : interfaces.map(({ id }) => id)
  const set = (ids: (string | null)[]) => new Set(ids.flatMap((id) => id ?? []))
  return {
    key: one ? `automation/${one}` : `${risk.scope}/${risk.processId ?? risk.interfaceId ?? risk.systemId ?? ''}`,
    automationIds: new Set(rows.map(({ id }) => id)),
    processIds: new Set(rows.map(({ processId }) => processId)),
    systemIds: set(systems),
    interfaceIds: set(own),
  }
}
