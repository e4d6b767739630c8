import { percentile } from './pace'
import { fact, verdict, type Difference, type Fact, type Verdict } from './verdict'

/** An answer as the rules see it. `place`: host and path that were asked. */
export interface Answered {
  status: number
  durationMs: number
  place: string
}

export const isOk = (status: number) => status >= 200 && status < 300
const statusFits = (status: number, expected: readonly string[]) => expected.some((text) => (text.endsWith('xx') ? Math.floor(status / 100) === Number(text[0]) : Number(text) === status))
const answered = ({ status, durationMs, place }: Answered) => fact('answered', { status, place, answerMs: durationMs })

export function judgeStatus(got: Answered, expected: readonly string[], location: string | null): Verdict {
  const facts = [answered(got)]
  if (statusFits(got.status, expected)) return verdict(null, {}, facts)
  if (got.status >= 300 && got.status < 400) return verdict('redirected', { status: got.status, to: location ?? '–', place: got.place }, facts)
  return verdict('wrongStatus', { status: got.status, wanted: expected.join(', '), place: got.place }, facts)
}

/** An answer that has to be there before anything else can be said; null when it is. */
export function refusedAnswer(got: Answered, facts: Fact[], location: string | null = null): Verdict | null {
  if (isOk(got.status)) return null
  if (got.status >= 300 && got.status < 400) return verdict('redirected', { status: got.status, to: location ?? '–', place: got.place }, facts)
  return verdict('wrongStatus', { status: got.status, wanted: '2xx', place: got.place }, facts)
}

/** The share that the answers may not be slower than; timings in milliseconds. */
export function judgeLatency(timings: readonly number[], p95Ms: number, place: string): Verdict {
  const [p50, p95] = [percentile(timings, 0.5) ?? 0, percentile(timings, 0.95) ?? 0]
  const facts = [fact('timings', { place, calls: timings.length, p50Ms: p50, p95Ms: p95 }), fact('slowest', { slowestMs: Math.max(0, ...timings) })]
  return p95 > p95Ms ? verdict('slow', { p95Ms: p95, wantedMs: p95Ms, calls: timings.length }, facts) : verdict(null, {}, facts)
}

/** `without` and `wrong` have to be refused with 401 or 403, `right` has to be let in. */
export function judgeAuth(right: Answered, without: Answered, wrong: Answered): Verdict {
  const facts = [fact('withCredential', { status: right.status, place: right.place }), fact('withoutCredential', { status: without.status }), fact('wrongCredential', { status: wrong.status })]
  const refused = ({ status }: Answered) => status === 401 || status === 403
  if (isOk(without.status)) return verdict('authOpen', { status: without.status, place: without.place }, facts)
  if (isOk(wrong.status)) return verdict('authAnyAccepted', { status: wrong.status, place: wrong.place }, facts)
  if (refused(right)) return verdict('authRefused', { status: right.status, place: right.place }, facts)
  if (!isOk(right.status)) return verdict('wrongStatus', { status: right.status, wanted: '2xx', place: right.place }, facts)
  const odd = [without, wrong].find((one) => !refused(one))
  return odd ? verdict('wrongStatus', { status: odd.status, wanted: '401, 403', place: odd.place }, facts) : verdict(null, {}, facts)
}

export interface BrokenRule {
  path: string
  rule: string
}

export function judgeSchema(got: Answered, broken: readonly BrokenRule[]): Verdict {
  const facts = [answered(got)]
  if (!broken.length) return verdict(null, {}, [...facts, fact('schemaHeld')])
  const differences: Difference[] = broken.map(({ path, rule }) => ({ path, rule, left: null, right: null }))
  return verdict('schemaBroken', { path: broken[0]!.path, count: broken.length }, [...facts, fact('schemaBrokenCount', { count: broken.length })], differences)
}

export interface Effects {
  before: number
  after: number
  first: Answered
  second: Answered
}

/** Sending the same request twice has to leave exactly one effect, as it is read back. */
export function judgeEffects({ before, after, first, second }: Effects): Verdict {
  const effects = after - before
  const facts = [
    fact('effectBefore', { count: before }),
    fact('effectFirst', { status: first.status, place: first.place }),
    fact('effectSecond', { status: second.status }),
    fact('effectAfter', { count: after }),
  ]
  if (effects > 1) return verdict('effectTwice', { effects, place: first.place }, facts)
  const refused = effects < 1 ? refusedAnswer(first, facts) : null
  return refused ?? (effects < 1 ? verdict('effectMissing', { place: first.place }, facts) : verdict(null, {}, facts))
}

/** Why characters look as they do: computed where charsets are known. */
export type Mangling = 'utf8AsGbk' | 'gbkAsUtf8' | 'utf8AsLatin1' | 'replaced' | 'cutOff' | 'normalized'

/** `got` null: nothing stood where the text was to be read. */
export function judgeText(sent: string, got: string | null, charset: string, mangling: Mangling | null): Verdict {
  const facts = [fact('textSent', { text: sent }), fact('charset', { charset: charset.toUpperCase() })]
  if (got === null) return verdict('textMissing', {}, facts)
  facts.push(fact('textRead', { text: got }))
  if (got === sent) return verdict(null, {}, facts)
  if (mangling) facts.push(fact('looksLike', { how: mangling }))
  const left = new Set(got)
  const lost = [...new Set(sent)].filter((character) => !left.has(character))
  return verdict('charactersLost', { characters: lost.slice(0, 12).join(' ') || '–', count: lost.length }, facts)
}

export interface Compared {
  document: string
  direct: Answered
  gateway: Answered
  differences: Difference[]
}

/** Every document has to get the same answer on both ways. */
export function judgeReplay(compared: readonly Compared[]): Verdict {
  const all = compared.flatMap(({ document, direct, gateway, differences }) => [
    ...(direct.status === gateway.status ? [] : [{ document, path: 'HTTP', left: String(direct.status), right: String(gateway.status) }]),
    ...differences.map((one) => ({ ...one, document })),
  ])
  const differing = compared.filter(({ direct, gateway, differences }) => direct.status !== gateway.status || differences.length > 0)
  const facts: Fact[] = [
    fact('documents', { count: compared.length, same: compared.length - differing.length, direct: compared[0]?.direct.place ?? '', gateway: compared[0]?.gateway.place ?? '' }),
    ...compared.map((one) =>
      differing.includes(one)
        ? fact('documentDiffers', { document: one.document, places: one.differences.length + Number(one.direct.status !== one.gateway.status) })
        : fact('documentSame', { document: one.document, status: one.direct.status, directMs: one.direct.durationMs, gatewayMs: one.gateway.durationMs }),
    ),
  ]
  if (differing.length) return verdict('answersDiffer', { documents: differing.length, count: compared.length, paths: [...new Set(all.map(({ path }) => path))].slice(0, 4).join(', ') }, facts, all)
  // Two ways that refuse alike prove nothing about the exchange.
  const refused = compared.find(({ direct }) => !isOk(direct.status))
  return refused ? verdict('wrongStatus', { status: refused.direct.status, wanted: '2xx', place: refused.direct.place }, facts) : verdict(null, {}, facts)
}
