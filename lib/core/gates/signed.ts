import type { Grant } from '@/lib/core/access'
import { DAY_MS, localDay } from '@/lib/core/calendar/local-day'
import type { Reason } from '@/lib/core/errors'
import type { SignedCriterion } from './criterion'
import type { GateFacts, Signature } from './facts'
import type { Part, Reading } from './reading'

/**
 * Whether these grants let somebody sign in a role. A gate is about the whole programme, so a role held for one department is
 * not enough; process owners alone sign for what they own.
 */
export const signsAs = (grants: readonly Grant[], role: string): boolean =>
  grants.some((grant) => grant.role === role && (grant.departmentPath === null || role === 'process-owner'))

/** Epoch ms after which a signature no longer counts; null: never. A version that shortens the validity shortens it. */
export function endOf(criterion: Pick<SignedCriterion, 'validDays'>, signature: Pick<Signature, 'signedAt' | 'validUntil'>): number | null {
  const byRule = criterion.validDays === null ? null : signature.signedAt + criterion.validDays * DAY_MS
  if (signature.validUntil === null) return byRule
  return byRule === null ? signature.validUntil : Math.min(byRule, signature.validUntil)
}

/** Why the signature of a role does not count; null when it does. `expired` names the local day. */
function objection(criterion: SignedCriterion, signature: Signature | undefined, now: number, timeZone: string): Reason | null {
  if (!signature) return { key: 'gates.facts.notSigned' }
  if (signature.kind === 'withdrawn') return { key: 'gates.facts.withdrawn', params: { name: signature.byName } }
  if (criterion.since !== null && signature.signedAt < Date.parse(criterion.since)) return { key: 'gates.facts.reworded', params: { name: signature.byName } }
  if (criterion.evidence && !signature.hasEvidence) return { key: 'gates.facts.noEvidence', params: { name: signature.byName } }
  const end = endOf(criterion, signature)
  if (end !== null && end <= now) return { key: 'gates.facts.expired', params: { name: signature.byName, day: localDay(end, timeZone) } }
  return null
}

/** Met when every role has a valid signature. */
export function readSigned(criterion: SignedCriterion, facts: GateFacts, now: number): Pick<Reading, 'state' | 'value' | 'target' | 'parts' | 'facts'> {
  const parts = criterion.roles.map((role): Part => {
    const signature = facts.signatures.find((entry) => entry.criterionId === criterion.id && entry.role === role)
    const reason = objection(criterion, signature, now, facts.timeZone)
    const signed: Reason[] = signature ? [{ key: 'gates.facts.signedBy', params: { name: signature.byName, day: localDay(signature.signedAt, facts.timeZone) } }] : []
    return { key: role, name: null, nameZh: null, state: reason ? 'not-met' : 'met', value: null, sample: null, target: null, facts: reason ? [reason] : signed }
  })
  const value = parts.filter(({ state }) => state === 'met').length
  return {
    state: value === parts.length ? 'met' : 'not-met',
    value,
    target: parts.length,
    parts,
    facts: value === parts.length ? [] : [{ key: 'gates.facts.signatures', params: { signed: value, of: parts.length } }],
  }
}
