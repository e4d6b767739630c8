import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import iconv from 'iconv-lite'
import type { ConfigOf } from '@/lib/core/autochecks/config'
import { differencesOf, textDifferences } from '@/lib/core/autochecks/compare'
import { judgeEffects, judgeReplay, judgeText, refusedAnswer, type Compared, type Mangling } from '@/lib/core/autochecks/judge'
import { valueAt } from '@/lib/core/autochecks/paths'
import { RARE_TEXT } from '@/lib/core/autochecks/rare-text'
import { fact, type Verdict } from '@/lib/core/autochecks/verdict'
import type { Answer, Caller } from './caller'
import { ProbeFault } from './fault'
import { askOf, jsonOf, textOf, type Secrets } from './web'

/** A word that no earlier run used, so that the effect of this one can be told apart. */
const newKey = () => `wh-${randomBytes(9).toString('hex')}`

/** Reads how often the effect is there, sends the same request twice under one key, and reads again. */
export async function probeIdempotency(config: ConfigOf<'idempotency'>, secrets: Secrets, caller: Caller, signal: AbortSignal): Promise<Verdict> {
  const key = newKey()
  const ask = askOf(config, secrets, { key })
  const sent = { ...ask, headers: [...(ask.headers ?? []), ...(config.keyHeader ? [`${config.keyHeader}: ${key}`] : [])] }
  const read = async () => countOf(await caller.call(askOf({ ...config, url: config.readUrl, method: 'GET', body: '' }, secrets, { key })), config.countPath)
  const before = await read()
  const first = await caller.call(sent)
  const second = await caller.call(sent)
  await rest(config.settleMs, signal)
  return judgeEffects({ before, after: await read(), first, second })
}

/** A list counts its members, a number itself, any other value once; nothing there, or no such record, is none. */
function countOf(answer: Answer, path: string): number {
  if (answer.status === 404) return 0
  if (answer.status < 200 || answer.status > 299) throw new ProbeFault('effectUnreadable', { place: answer.place, status: answer.status })
  const value = valueAt(jsonOf(answer), path)
  if (value === undefined || value === null || value === false) return 0
  if (Array.isArray(value)) return value.length
  const count = typeof value === 'number' ? value : typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : 1
  if (!Number.isSafeInteger(count) || count < 0) throw new ProbeFault('effectUnreadable', { place: answer.place, status: answer.status })
  return count
}

/** Sends rare characters and reads them back. In GBK only those that it has are sent. */
export async function probeEncoding(config: ConfigOf<'encoding'>, secrets: Secrets, caller: Caller, signal: AbortSignal): Promise<Verdict> {
  const { charset } = config
  const text = [...RARE_TEXT].filter((character) => iconv.decode(iconv.encode(character, charset), charset) === character).join('')
  const key = newKey()
  const sent = await caller.call(askOf(config, secrets, { key, text }, charset))
  const refused = refusedAnswer(sent, [fact('answered', { status: sent.status, place: sent.place, answerMs: sent.durationMs })], sent.location)
  if (refused) return refused
  await rest(config.settleMs, signal)
  const answer = config.readUrl ? await caller.call(askOf({ ...config, url: config.readUrl, method: 'GET', body: '' }, secrets, { key, text })) : sent
  const unread = answer.status === 404 ? null : refusedAnswer(answer, [], answer.location)
  if (unread) return unread
  const got = answer.status === 404 ? null : readText(answer, config, text)
  return judgeText(text, got, charset, got === null ? null : manglingOf(text, got))
}

function readText(answer: Answer, { readPath, charset }: ConfigOf<'encoding'>, text: string): string | null {
  if (readPath === '') {
    const whole = textOf(answer, charset)
    return whole.includes(text) ? text : whole.trim() || null
  }
  const value = valueAt(jsonOf(answer, charset), readPath)
  return typeof value === 'string' ? value : value === undefined || value === null ? null : JSON.stringify(value)
}

/** What became of the text, where it is one of the usual ways in which it goes wrong. */
function manglingOf(sent: string, got: string): Mangling | null {
  const utf8 = Buffer.from(sent, 'utf8')
  if (got === iconv.decode(utf8, 'gbk') || got === iconv.decode(utf8, 'gb18030')) return 'utf8AsGbk'
  if (got === iconv.decode(utf8, 'latin1') || got === iconv.decode(utf8, 'windows-1252')) return 'utf8AsLatin1'
  if (['gbk', 'gb18030'].some((charset) => got === iconv.encode(sent, charset).toString('utf8'))) return 'gbkAsUtf8'
  if (got !== sent && got === sent.normalize('NFKC')) return 'normalized'
  if (got.length > 0 && sent.startsWith(got)) return 'cutOff'
  return /[?\u{FFFD}□]/u.test(got) && [...got].length >= [...sent].length / 2 ? 'replaced' : null
}

export interface Sample {
  name: string
  mime: string
  body: string
}

/** Sends each document directly and through the gateway, and compares the answers field by field. */
export async function probeReplay(config: ConfigOf<'replay'>, secrets: Secrets, caller: Caller, samples: readonly Sample[]): Promise<Verdict> {
  if (!samples.length) throw new ProbeFault('noSamples')
  const compared: Compared[] = []
  for (const { name, mime, body } of samples) {
    const document = { ...config, contentType: mime, body }
    const direct = await caller.call(askOf(document, secrets))
    const gateway = await caller.call(askOf({ ...document, url: config.gatewayUrl, credential: config.gatewayCredential }, { secret: secrets.gatewaySecret }))
    compared.push({ document: name, direct, gateway, differences: differing(direct, gateway, config) })
  }
  return judgeReplay(compared)
}

function differing(direct: Answer, gateway: Answer, rules: ConfigOf<'replay'>) {
  const [one, other] = [parsed(direct), parsed(gateway)]
  if (one !== undefined && other !== undefined) return differencesOf(one, other, rules)
  return textDifferences(textOf(direct), textOf(gateway))
}

function parsed(answer: Answer): unknown {
  try {
    return jsonOf(answer)
  } catch {
    return undefined
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await pause(ms, undefined, { signal }).catch(() => Promise.reject(new ProbeFault('tooLong')))
}
