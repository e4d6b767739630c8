import { conflict, invalid, notFound, ruleError } from '@/lib/core/errors'
import { localDay } from '@/lib/core/calendar/local-day'
import { amountFields } from '@/lib/core/ledger/amounts'
import { noAmounts } from '@/lib/core/ledger/books'
import { monthOf } from '@/lib/core/calendar/month'
import { parseMoney } from '@/lib/core/portfolio/money'
import { signingApart } from '@/lib/core/separation'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import { settingsOf } from '@/lib/server/settings'
import { digestOfEntry, type EntryDraft } from './entries'
import { heldSince } from './former-duties'
import { CorrectMonth } from './schema'
import { ledgerAutomation } from './visible'

/**
 * Books a difference to a signed month with its reason, in the open month. Nothing is changed that is in the books: a wrong correction
 * is put right by a further one. Open months are put right where their figures come from.
 */
export const correctMonth = command({
  permission: 'ledger:correct',
  input: CorrectMonth,
  async run(ctx, input) {
    const { automationId, month } = input
    const automation = await ledgerAutomation(ctx, automationId, 'ledger:correct')
    const reasons = signingApart({ signerId: ctx.actor.id, ...automation, heldBefore: (await heldSince(ctx, [automationId], month)).has(automationId) })
    if (reasons.length) throw ruleError(reasons.map((reason) => ({ ...reason, params: { name: automation.name } })))
    if (ctx.actor.kind !== 'person') throw ruleError([{ key: 'ledger.sign.personOnly' }])
    const { timeZone } = await settingsOf(ctx.db, 'organisation')
    const entries = await ctx.db.ledgerEntry.findMany({ where: { automationId, month }, select: { id: true, kind: true, currency: true } })
    const signed = entries.find(({ kind }) => kind === 'signed')
    if (!signed) throw ruleError([{ key: 'ledger.correct.notSigned' }])
    if (input.correctsId && !entries.some(({ id }) => id === input.correctsId)) throw notFound('ledgerEntry')
    if (entries.length !== input.entries) throw conflict('ledger.correct.moved')
    const realised = minorOf(input.realised, signed.currency, 'realised')
    const lost = minorOf(input.lost, signed.currency, 'lost')
    const amounts = { ...noAmounts(), realisedMinor: realised, lostMinor: lost, returnedMs: BigInt(Math.round(Number(input.hours || '0') * 3_600_000)) }
    if (amountFields.every((field) => !amounts[field])) throw invalid({ realised: [{ key: 'ledger.correct.nothing' }] })
    const draft: EntryDraft = {
      ...amounts, automationId, month, bookedMonth: monthOf(localDay(ctx.now.getTime(), timeZone)), kind: 'correction', currency: signed.currency,
      facts: canonicalJson({ typed: { realised: input.realised, lost: input.lost, hours: input.hours } }),
      reason: input.reason, correctsId: input.correctsId ?? null, sourceKey: `correction:${automationId}:${month}:${input.entries}`, byId: ctx.actor.id, at: ctx.now,
    }
    const entry = await ctx.db.ledgerEntry.create({ data: { ...draft, digest: digestOfEntry(draft) }, select: { id: true, automationId: true, month: true, bookedMonth: true, realisedMinor: true, lostMinor: true, returnedMs: true, reason: true, correctsId: true } })
    return { result: entry, audit: { action: 'ledger.corrected', entity: 'automation', entityId: automationId, facts: { name: automation.name, nameZh: automation.nameZh }, after: entry } }
  },
})

/** Null: nothing typed. */
function minorOf(typed: string, currency: string, field: string): bigint | null {
  if (typed === '') return null
  const money = parseMoney(typed.replace(/^[+-]/, ''), currency)
  if (!money.ok) throw invalid({ [field]: money.reasons })
  return typed.startsWith('-') ? -money.value : money.value
}
