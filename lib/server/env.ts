import path from 'node:path'
import { z } from 'zod'
import { parseHostEntry } from '@/lib/core/engines/host-entry'

const flag = z
  .enum(['0', '1', 'true', 'false'], 'must be 1 or 0')
  .default('0')
  .transform((value) => value === '1' || value === 'true')

const secret = z
  .string('is missing: `npm start` writes one into .env, or set 32 random bytes yourself')
  .refine((value) => Buffer.byteLength(value) >= 32, 'must have at least 32 bytes')

const hostList = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .refine((list) => list.every(parseHostEntry), {
    error: ({ input }) => `holds ${named(input)}: each entry must be host[:port], an address or a network such as 10.0.0.0/8`,
  })

const named = (list: unknown) => (list as string[]).filter((entry) => !parseHostEntry(entry)).map((entry) => JSON.stringify(entry)).join(', ')

const Environment = z
  .object({
    NODE_ENV: z.string().default('development'),
    PORT: z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be 1 to 65535').max(65535, 'must be 1 to 65535').default(3000),
    HOST: z.string().regex(/^[\w.:-]+$/, 'must be a host name or an address').default('127.0.0.1'),
    DATA_DIR: z.string().min(1, 'must name a folder').default('./data').transform((dir) => path.resolve(dir)),
    DATABASE_URL: z
      .string()
      .regex(/^(file:[^?]+|postgres(ql)?:\/\/.+)$/, 'must be file:<path> or postgresql://…')
      .optional(),
    BASE_URL: z.url({ protocol: /^https?$/, error: 'must be an address such as https://portal.example.com' }).optional(),
    WHEELHOUSE_SECRET: secret,
    ALLOW_HTTP: flag,
    TRUST_PROXY: z.coerce.number('must be the number of proxies in front').int().min(0).max(9).default(0),
    ENGINE_HOSTS: hostList,
    CALLBACK_HOSTS: hostList,
    CHECK_HOSTS: hostList,
    METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent').default('info'),
    DEMO: flag,
  })
  .transform((raw) => {
    const base = (raw.BASE_URL ?? `http://${reachableName(raw.HOST)}:${raw.PORT}`).replace(/\/+$/, '')
    return { ...raw, BASE_URL: base, DATABASE_URL: databaseUrl({ DATABASE_URL: raw.DATABASE_URL, DATA_DIR: raw.DATA_DIR }) }
  })

function reachableName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * DATA_DIR, DATABASE_URL (SQLite: `file:` and an absolute path) and BASE_URL are complete; BASE_URL has no slash at the
 * end. TRUST_PROXY counts the proxies whose X-Forwarded-For is believed. ENGINE_HOSTS lists hosts (`name[:port]` or CIDR)
 * that engines may be on although they are private, CALLBACK_HOSTS those that answers of reviews may be sent to; CHECK_HOSTS, in the same words, all that automatic checks may ask.
 */
export type Env = z.output<typeof Environment>

/** Thrown for a bad environment; `message` names each variable and what is wrong with it. */
export class EnvError extends Error {}

/** @throws EnvError */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (parsed.success) return parsed.data
  throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'))
}

let current: Env | undefined

/** The environment of this process, parsed at first use. */
export function env(): Env {
  return (current ??= parseEnv(process.env))
}

/** The database's address; needs no other variable, so that a build can load the client without a configuration. */
export function databaseUrl(source: Record<string, string | undefined> = process.env): string {
  const url = source.DATABASE_URL || `file:${path.join(source.DATA_DIR || './data', 'wheelhouse.db')}`
  return url.startsWith('file:') ? `file:${path.resolve(url.slice('file:'.length))}` : url
}
