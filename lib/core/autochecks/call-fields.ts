import { z } from 'zod'
import { isSingleHost } from './host'
import { parsePath } from './paths'

/** As people type them: one entry a line (or a list from code); blank lines and surrounding space go. */
export const lines = (max: number, length: number, entry: (text: string) => boolean, reason: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((raw) => [raw].flat().flatMap((text) => text.split(/\r?\n/)).map((text) => text.trim()).filter(Boolean))
    .pipe(z.array(z.string().max(length).refine(entry, reason)).max(max))

export const blankIsAbsent = <Schema extends z.ZodType>(schema: Schema) => z.preprocess((raw) => (typeof raw === 'string' && raw.trim() === '' ? undefined : raw), schema)

export const yes = z.preprocess((raw) => raw === true || raw === 'true' || raw === '1' || raw === 'on', z.boolean())

/** An http(s) address without user, password and fragment. Placeholders such as `{{key}}` may stand in it. */
export const address = z
  .string()
  .trim()
  .min(1)
  .max(2000)
  .superRefine((text, issues) => {
    const reason = addressReason(text)
    if (reason) issues.addIssue({ code: 'custom', message: reason })
  })

function addressReason(text: string): string | null {
  if (!URL.canParse(text)) return 'autochecks.invalid.address'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'autochecks.invalid.scheme'
  if (url.username || url.password) return 'autochecks.invalid.addressWithPassword'
  // A placeholder in the host could send what is meant for one machine to another.
  if (/[{}%]/.test(hostOf(text)) || !isSingleHost(url.hostname)) return 'autochecks.invalid.host'
  if ([...url.searchParams.keys()].some((name) => SECRET_PARAMETER.test(name))) return 'autochecks.invalid.addressWithSecret'
  return url.hash ? 'autochecks.invalid.fragment' : null
}

/** What belongs into the credential, where it is sealed. */
const SECRET_PARAMETER = /(token|api[-_]?key|secret|passw|pwd|signature)/i

const hostOf = (text: string) => /^[a-z]+:\/\/([^/?#]*)/i.exec(text)?.[1] ?? ''

/** Headers that carry who asks, or that the connection itself writes. */
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|.*(api[-_]?key|token|secret|password|signature).*)$/i
const OWN_HEADER = /^(host|content-length|content-type|transfer-encoding|connection|upgrade|te|trailer|expect|keep-alive|accept-encoding)$/i

/** `Name: value`. */
export function parseHeader(text: string): { name: string; value: string } | null {
  const found = /^([\w!#$%&'*+.^`|~-]{1,80}):[ \t]*([\t\x20-\x7e]{0,1000})$/.exec(text)
  return found ? { name: found[1]!, value: found[2]!.trim() } : null
}

export const headerLines = lines(20, 1100, (text) => {
  const header = parseHeader(text)
  return header !== null && !OWN_HEADER.test(header.name) && !SECRET_HEADER.test(header.name)
}, 'autochecks.invalid.header')

export const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type Method = (typeof methods)[number]
export const changesData = (method: string) => !['GET', 'HEAD', 'OPTIONS'].includes(method)

export const credentialKinds = ['none', 'basic', 'bearer', 'header', 'query'] as const
export type CredentialKind = (typeof credentialKinds)[number]

/** How the secret travels; the secret itself is sealed elsewhere. `name`: user, header or parameter. */
export interface Credential {
  kind: CredentialKind
  name: string
}

export const credential = z
  .strictObject({ kind: z.enum(credentialKinds).default('none'), name: z.string().trim().max(200).default('') })
  .default({ kind: 'none', name: '' })
  .superRefine(({ kind, name }, issues) => {
    const fits = kind === 'basic' ? name !== '' && !name.includes(':') : kind === 'header' ? /^[\w-]{1,80}$/.test(name) && !OWN_HEADER.test(name) : kind === 'query' ? /^[\w.-]{1,80}$/.test(name) : true
    if (!fits) issues.addIssue({ code: 'custom', path: ['name'], message: `autochecks.invalid.credential.${kind}` })
  })

/** PEM of one further authority to trust. */
export const certificate = blankIsAbsent(
  z.string().max(20_000).refine((text) => /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\s*$/.test(text.trim()), 'autochecks.invalid.certificate').optional(),
)

export const path = z.string().trim().max(300).refine((text) => parsePath(text) !== null, 'autochecks.invalid.path').default('')
export const mime = z.string().trim().max(100).regex(/^[\w.+-]+\/[\w.+-]+$/, 'autochecks.invalid.mime').default('application/json')
export const body = z.string().max(100_000).default('')
