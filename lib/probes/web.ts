import { randomBytes } from 'node:crypto'
import iconv from 'iconv-lite'
import type { CredentialKind } from '@/lib/core/autochecks/call-fields'
import type { ConfigOf } from '@/lib/core/autochecks/config'
import { judgeAuth, judgeLatency, judgeSchema, judgeStatus, refusedAnswer } from '@/lib/core/autochecks/judge'
import { escapedFor, filled } from '@/lib/core/autochecks/rare-text'
import { fact, verdict, type Verdict } from '@/lib/core/autochecks/verdict'
import { brokenRules } from './check-schema'
import type { Answer, Ask, Caller } from './caller'
import { ProbeFault } from './fault'

export type Secrets = Partial<Record<'secret' | 'gatewaySecret', string>>

type Set = Pick<ConfigOf<'status'>, 'url' | 'method' | 'headers' | 'credential' | 'contentType' | 'body'>

/** The request of a set-up, with placeholders filled in and the body in its charset. */
export function askOf(config: Omit<Set, 'method'> & { method: string }, secrets: Secrets, values: Record<string, string> = {}, charset = 'utf-8'): Ask {
  const inAddress = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encodeURIComponent(value)]))
  const inBody = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapedFor(config.contentType, value)]))
  const sends = config.method !== 'GET' && config.method !== 'HEAD'
  return {
    url: filled(config.url, inAddress),
    method: config.method,
    headers: config.headers,
    contentType: /json|xml|text|form/.test(config.contentType) ? `${config.contentType}; charset=${charset}` : config.contentType,
    body: sends && config.body ? iconv.encode(filled(config.body, inBody), charset) : undefined,
    credential: config.credential,
    secret: secrets.secret,
  }
}

/** The JSON of an answer. @throws ProbeFault notJson */
export function jsonOf(answer: Answer, charset = 'utf-8'): unknown {
  try {
    return JSON.parse(textOf(answer, charset))
  } catch {
    throw new ProbeFault('notJson', { place: answer.place, type: answer.type.split(';')[0]?.slice(0, 60) || '–' })
  }
}

/** In the charset that the answer says, else in the one that was agreed on. */
export function textOf({ type, bytes }: Answer, agreed = 'utf-8'): string {
  const said = /charset="?([\w-]+)/i.exec(type)?.[1]
  const charset = said && iconv.encodingExists(said) ? said : agreed
  return iconv.decode(bytes, charset)
}

export async function probeStatus(config: ConfigOf<'status'>, secrets: Secrets, caller: Caller): Promise<Verdict> {
  const answer = await caller.call(askOf(config, secrets))
  return judgeStatus(answer, config.expect, answer.location)
}

/** One call that is not counted opens the connection; the others follow one another. */
export async function probeLatency(config: ConfigOf<'latency'>, secrets: Secrets, caller: Caller): Promise<Verdict> {
  const timings: number[] = []
  let place = ''
  for (let i = 0; i <= config.calls; i++) {
    let answer: Answer
    try {
      answer = await caller.call(askOf(config, secrets))
    } catch (error) {
      // A server that stops answering in the middle is slow before it is anything else.
      if (error instanceof ProbeFault && error.fault === 'timedOut') return verdict('timedOut', error.params, [fact('unanswered', { after: i })])
      throw error
    }
    const refused = refusedAnswer(answer, [fact('answered', { status: answer.status, place: answer.place, answerMs: answer.durationMs })], answer.location)
    if (refused) return refused
    place = answer.place
    if (i > 0) timings.push(answer.durationMs)
  }
  return judgeLatency(timings, config.p95Ms, place)
}

/** Three calls: as agreed, without any credential, and with one that cannot be right. */
export async function probeAuth(config: ConfigOf<'auth'>, secrets: Secrets, caller: Caller): Promise<Verdict> {
  const none = { kind: 'none' as CredentialKind, name: '' }
  const ask = askOf(config, secrets)
  const without = await caller.call({ ...ask, credential: none })
  const wrong = await caller.call({ ...ask, secret: `wrong-${randomBytes(12).toString('hex')}` })
  const right = await caller.call(ask)
  return judgeAuth(right, without, wrong)
}

export async function probeSchema(config: ConfigOf<'schema'>, secrets: Secrets, caller: Caller, schemaText: string | null): Promise<Verdict> {
  const schema = readSchema(config.source === 'interface' ? schemaText : (config.schemaText ?? null))
  const answer = await caller.call(askOf(config, secrets))
  const refused = refusedAnswer(answer, [fact('answered', { status: answer.status, place: answer.place, answerMs: answer.durationMs })], answer.location)
  return refused ?? judgeSchema(answer, await brokenRules(schema, jsonOf(answer)))
}

function readSchema(text: string | null): unknown {
  if (!text) throw new ProbeFault('schemaMissing')
  try {
    return JSON.parse(text)
  } catch {
    throw new ProbeFault('settingsInvalid', { field: 'schema' })
  }
}
