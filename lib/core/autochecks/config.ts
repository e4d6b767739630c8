import { z } from 'zod'
import { typedNumber } from '@/lib/core/portfolio/fields'
import { address, blankIsAbsent, body, certificate, changesData, credential, headerLines, lines, methods, mime, path, yes } from './call-fields'
import { parseTolerance } from './compare'
import { isSingleHost, parseTarget, placeOfAddress } from './host'
import { parsePattern } from './paths'
import type { CheckKind } from './words'

/** No check ever makes more calls in one run. */
export const MOST_CALLS = 50
/** Two calls a document. */
export const MOST_SAMPLES = 20
export const MAX_SAMPLE = 100_000

const whole = (min: number, max: number) => typedNumber(z.number().int().min(min).max(max))
const statusOk = (text: string) => /^([1-5]xx|[1-5]\d\d)$/.test(text)
const expected = z
  .union([z.string(), z.array(z.string())])
  .default(['2xx'])
  .transform((raw) => [raw].flat().flatMap((text) => text.toLowerCase().split(/[\s,，、]+/)).filter(Boolean))
  .pipe(z.array(z.string().refine(statusOk, 'autochecks.invalid.status')).min(1).max(10))

const web = { certificate, credential, headers: headerLines }
const call = { ...web, url: address, method: z.enum(methods).default('GET'), contentType: mime, body }
const readOnly = { ...web, url: address, method: z.enum(['GET', 'HEAD', 'POST']).default('GET'), contentType: mime, body }

/** `{{key}}` stands for a new word of each run, so that its effect can be told from all others. */
const keyed = (text: string) => text.includes('{{key}}')

/** What each kind is set up with. Nothing secret: secrets are fields of their own (`secretFields`). */
export const configs = {
  reach: z.strictObject({ targets: lines(10, 260, (text) => parseTarget(text) !== null, 'autochecks.invalid.target').refine((list) => list.length > 0, 'errors.required') }),
  tls: z.strictObject({
    host: z.string().trim().toLowerCase().min(1).max(253).refine(isSingleHost, 'autochecks.invalid.host'),
    port: whole(1, 65_535).default(443),
    minVersion: z.enum(['1.2', '1.3']).default('1.2'),
    refuseOld: yes.default(true),
    minDays: whole(0, 400).default(60),
    certificate,
  }),
  status: z.strictObject({ ...call, expect: expected }),
  latency: z.strictObject({ ...readOnly, calls: whole(5, 40).default(20), p95Ms: whole(1, 60_000) }),
  auth: z.strictObject({ ...readOnly }).refine((given) => given.credential.kind !== 'none', { path: ['credential', 'kind'], message: 'errors.required' }),
  schema: z
    .strictObject({ ...readOnly, source: z.enum(['interface', 'own']).default('own'), schemaText: blankIsAbsent(z.string().max(100_000).optional()) })
    .refine(({ source, schemaText }) => source === 'interface' || schemaText !== undefined, { path: ['schemaText'], message: 'errors.required' }),
  idempotency: z
    .strictObject({
      ...web,
      url: address,
      method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
      contentType: mime,
      body,
      keyHeader: blankIsAbsent(z.string().trim().regex(/^[\w-]{1,80}$/, 'autochecks.invalid.keyHeader').optional()),
      readUrl: address.refine(keyed, 'autochecks.invalid.key'),
      countPath: path,
      settleMs: whole(0, 10_000).default(0),
    })
    .refine(({ url, body: text }) => keyed(url) || keyed(text), { path: ['body'], message: 'autochecks.invalid.key' }),
  encoding: z
    .strictObject({
      ...web,
      url: address,
      method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
      contentType: mime,
      body: z.string().max(100_000).refine((text) => text.includes('{{text}}'), 'autochecks.invalid.text'),
      charset: z.enum(['utf-8', 'gbk', 'gb18030']).default('utf-8'),
      /** Left out: the answer itself brings the text back */
      readUrl: blankIsAbsent(address.optional()),
      readPath: path,
      settleMs: whole(0, 10_000).default(0),
    }),
  replay: z.strictObject({
    ...web,
    url: address,
    gatewayUrl: address,
    gatewayCredential: credential,
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH']).default('POST'),
    ignored: lines(40, 300, (text) => parsePattern(text) !== null, 'autochecks.invalid.path'),
    tolerances: lines(40, 300, (text) => parseTolerance(text) !== null, 'autochecks.invalid.tolerance'),
    numbersAsText: yes.default(false),
    anyOrder: yes.default(false),
  }),
} satisfies Record<CheckKind, z.ZodType>

export type ConfigOf<Kind extends CheckKind> = z.output<(typeof configs)[Kind]>
export type AnyConfig = { [Kind in CheckKind]: ConfigOf<Kind> }[CheckKind]

/** Secrets that a check of this set-up needs. */
export function secretFields(config: object): ('secret' | 'gatewaySecret')[] {
  const given = config as { credential?: { kind: string }; gatewayCredential?: { kind: string } }
  return [
    ...(given.credential && given.credential.kind !== 'none' ? (['secret'] as const) : []),
    ...(given.gatewayCredential && given.gatewayCredential.kind !== 'none' ? (['gatewaySecret'] as const) : []),
  ]
}

const urlsOf = (config: object) => (['url', 'readUrl', 'gatewayUrl'] as const).flatMap((field) => (config as Record<string, unknown>)[field] as string | undefined ?? [])

/** A secret is never sent where everybody on the way can read it. Field of the first address that is not encrypted; null: none. */
export function plainAddressWithSecret(config: object): 'url' | 'readUrl' | 'gatewayUrl' | null {
  const given = config as Record<string, unknown> & { credential?: { kind: string }; gatewayCredential?: { kind: string } }
  const plain = (field: string) => typeof given[field] === 'string' && String(given[field]).startsWith('http:')
  const own = given.credential && given.credential.kind !== 'none'
  const gateway = given.gatewayCredential && given.gatewayCredential.kind !== 'none'
  return own && plain('url') ? 'url' : own && plain('readUrl') ? 'readUrl' : gateway && plain('gatewayUrl') ? 'gatewayUrl' : null
}

/** Whether running it may change data in the target, by what it does. */
export const mayWrite = (kind: CheckKind, config: object): boolean => kind === 'idempotency' || kind === 'encoding' || changesData((config as { method?: string }).method ?? 'GET')

/** What it looks at, in one line: hosts and paths without queries. */
export function targetOf(kind: CheckKind, config: object): string {
  const given = config as { targets?: string[]; host?: string; port?: number }
  if (kind === 'reach') return (given.targets ?? []).join(', ')
  if (kind === 'tls') return `${given.host}:${given.port}`
  return placeOfAddress(urlsOf(config)[0] ?? '')
}
