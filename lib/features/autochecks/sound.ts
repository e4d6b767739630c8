import type { z } from 'zod'
import { configs, mayWrite, MOST_SAMPLES, plainAddressWithSecret, secretFields } from '@/lib/core/autochecks/config'
import type { CheckKind } from '@/lib/core/autochecks/words'
import { invalid, type FieldReasons } from '@/lib/core/errors'
import { fieldReasons } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import type { CreateCheck } from './schema'

type Given = Pick<z.output<typeof CreateCheck>, 'config' | 'secrets' | 'samples' | 'environment' | 'writing' | 'systemId' | 'interfaceId' | 'automationId'>
interface Known {
  config: Record<string, unknown>
  /** Fields that are sealed already */
  secrets: string[]
}

/** The set-up of a check as it is stored. @throws AppError invalid, each refusal beside its field */
export async function requireSound(ctx: Ctx, kind: CheckKind, given: Given, known: Known = { config: {}, secrets: [] }): Promise<{ config: Record<string, unknown>; needed: string[] }> {
  const parsed = configs[kind].safeParse(plainObject(given.config), { reportInput: true })
  const reasons: FieldReasons = {}
  if (!parsed.success) for (const [field, list] of Object.entries(fieldReasons(parsed.error.issues))) reasons[field === '_' ? 'config' : `config.${field}`] = list
  if (!given.systemId && !given.interfaceId && !given.automationId) reasons.systemId = [{ key: 'autochecks.invalid.subject' }]
  for (const [field, there] of Object.entries(await existing(ctx, given))) if (!there) reasons[field] = [{ key: 'autochecks.invalid.unknown' }]
  if (!parsed.success) throw invalid(reasons)
  const config = JSON.parse(JSON.stringify(parsed.data)) as Record<string, unknown>
  const needed = secretFields(config)
  const moved = hostsOf(known.config) !== hostsOf(config)
  for (const field of needed) {
    const plain = given.secrets[field]
    // What was sealed for one host never goes to another because somebody edited an address.
    if (plain === undefined && (moved || !known.secrets.includes(field))) reasons[`secrets.${field}`] = [{ key: known.secrets.includes(field) ? 'autochecks.invalid.secretAgain' : 'errors.required' }]
    const credential = config[field === 'secret' ? 'credential' : 'gatewayCredential'] as { kind: string }
    if (plain !== undefined && /^(bearer|header)$/.test(credential.kind) && !/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(plain)) reasons[`secrets.${field}`] = [{ key: 'autochecks.invalid.secretText' }]
  }
  const plainAddress = plainAddressWithSecret(config)
  if (plainAddress) reasons[`config.${plainAddress}`] = [{ key: 'autochecks.invalid.secretNeedsTls' }]
  if (mayWrite(kind, config) && !given.writing) reasons.writing = [{ key: given.environment === 'production' ? 'autochecks.invalid.writingProduction' : 'autochecks.invalid.writing' }]
  if (kind === 'replay' && !given.samples.length) reasons.samples = [{ key: 'autochecks.invalid.samples', params: { most: MOST_SAMPLES } }]
  if (kind === 'schema' && config.source === 'interface' && !(await schemaOf(ctx, given.interfaceId))) reasons['config.source'] = [{ key: 'autochecks.invalid.noSchema' }]
  if (Object.keys(reasons).length) throw invalid(reasons)
  return { config, needed }
}

/** The JSON Schema of an interface; null where it has none. */
export async function schemaOf(ctx: Ctx, interfaceId: string | null | undefined): Promise<string | null> {
  if (!interfaceId) return null
  const found = await ctx.db.systemInterface.findUnique({ where: { id: interfaceId }, select: { schemaKind: true, schemaText: true } })
  return found?.schemaKind === 'json-schema' ? found.schemaText : null
}

async function existing(ctx: Ctx, { systemId, interfaceId, automationId }: Given): Promise<Record<string, boolean>> {
  return {
    ...(systemId && { systemId: (await ctx.db.system.count({ where: { id: systemId } })) > 0 }),
    ...(interfaceId && { interfaceId: (await ctx.db.systemInterface.count({ where: { id: interfaceId, archivedAt: null } })) > 0 }),
    ...(automationId && { automationId: (await ctx.db.automation.count({ where: { id: automationId, archivedAt: null } })) > 0 }),
  }
}

/** Forms bring objects without a prototype. */
const plainObject = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainObject(member)])) : value)

const hostsOf = (config: Record<string, unknown>): string => ['url', 'readUrl', 'gatewayUrl'].map((field) => (typeof config[field] === 'string' && URL.canParse(config[field]) ? new URL(config[field]).origin : '')).join(' ')
