import { invalid, ruleError } from '@/lib/core/errors'
import type { CheckResult } from '@/lib/engines/contract'
import { AdapterError, type FaultCode } from '@/lib/engines/contract/faults'
import { readerOf } from '@/lib/engines/registry'
import { command } from '@/lib/server/command'
import { db } from '@/lib/server/db'
import { storedConfig, withConnection, type Config } from './connection'
import { engineOf, namesIn, parseConfig, requireChangeable } from './record'
import { CheckConnection } from './schema'
import { withStoredSecrets } from './update-engine'

/** A refusal is an answer here, not an error: the form shows the sentence `what` and the advice `todo`. */
export type CheckAnswer =
  | ({ ok: true } & CheckResult)
  | { ok: false; fault: FaultCode; what: string; todo: string; params: Record<string, string | number> }

const CHECK_MS = 30_000

/** Tries the connection with the settings of the form, or with the stored ones, before and after saving. */
export const checkConnection = command({
  permission: 'engine:edit',
  input: CheckConnection,
  prepare: async (ctx, input): Promise<CheckAnswer> => {
    const { kind, config } = await settingsToTry(input)
    const reader = readerOf(kind)
    if (!reader) throw invalid({ kind: [{ key: 'engines.field.kindUnknown' }] })
    try {
      const found = await withConnection(await config(), AbortSignal.timeout(CHECK_MS), null, (conn) => reader.check(conn))
      return { ok: true, ...found }
    } catch (error) {
      if (!(error instanceof AdapterError)) throw error
      const fault = error.fault === 'canceled' ? new AdapterError('timeout', { host: '' }) : error
      return { ok: false, fault: fault.fault, what: fault.key, todo: fault.todo, params: fault.params ?? {} }
    }
  },
  async run(ctx, input, answer) {
    const [entityId, names] = 'id' in input ? [input.id, await namesIn(ctx.db, input.id)] : [`new ${input.kind}`, {}]
    const facts = { ...names, ...(answer.ok ? { ok: true } : { ok: false, fault: answer.fault }) }
    return { result: answer, audit: { action: 'engine.checked', entity: 'engine', entityId, facts } }
  },
})

type Input = { id: number; config?: Config } | { kind: string; config: Config }

async function settingsToTry(input: Input): Promise<{ kind: string; config: () => Promise<Config> }> {
  if ('kind' in input) {
    const reader = readerOf(input.kind)
    if (!reader) throw invalid({ kind: [{ key: 'engines.field.kindUnknown' }] })
    const { open, secrets } = parseConfig(reader.manifest.fields, input.config)
    return { kind: input.kind, config: async () => ({ ...open, ...secrets }) }
  }
  const engine = await engineOf(db, input.id)
  requireChangeable(engine)
  const reader = readerOf(engine.kind)
  if (!reader) throw ruleError([{ key: 'engines.rule.nothingToRead' }])
  if (!input.config) return { kind: engine.kind, config: () => storedConfig(db, engine) }
  const { fields } = reader.manifest
  const { open, secrets } = parseConfig(fields, (await withStoredSecrets(db, engine, fields, input.config)).config)
  return { kind: engine.kind, config: async () => ({ ...open, ...secrets }) }
}
