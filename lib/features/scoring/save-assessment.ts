import { conflict, invalid, type FieldReasons } from '@/lib/core/errors'
import { requestCode } from '@/lib/core/requests/statuses'
import { assess, storedScore, type Assessed, type Overrides } from '@/lib/core/scoring/assess'
import { fieldNames, firmSources, type AssessmentValues, type FieldName } from '@/lib/core/scoring/fields'
import { readTyped } from '@/lib/core/scoring/typed'
import { moveInside } from '@/lib/features/requests/move'
import { restartRound } from '@/lib/features/requests/restart-round'
import { requestFor, type GuardedRequest } from '@/lib/features/requests/visible'
import type { AuditDraft } from '@/lib/server/audit'
import { canonicalJson } from '@/lib/server/canonical'
import { command } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { isUniqueViolation } from '@/lib/server/db-errors'
import { requireAssessor } from './assessor'
import { storedModel } from './model'
import { prefillOf, seenOf, type Prefill } from './prefill'
import type { StoredInput, StoredInputs } from './record'
import { SaveAssessment } from './schema'

/**
 * Writes one assessment down. The first counts; so does a later one of the same assessor, or one of a new round. What somebody
 * else finds stands beside it until it is adopted. `finish` hands the request on to the decision; where that is being taken
 * already, it begins anew with the figures that count now.
 */
export const saveAssessment = command({
  permission: 'request:assess',
  input: SaveAssessment,
  async run(ctx, input) {
    const request = await requestFor(ctx, input.requestId)
    await requireAssessor(ctx, request)
    const { model, audit } = await storedModel(ctx)
    const { prefill, currency } = await prefillOf(ctx, request, model)
    const before = await ctx.db.assessment.count({ where: { requestId: request.id } })
    if (seenOf(prefill, model, before, request.status) !== input.seen) throw conflict('scoring.changed')
    const { values, refused } = readTyped(input.typed, currency)
    const overrides = input.overrides as Overrides
    const reasons: FieldReasons = Object.fromEntries(Object.entries(refused).map(([name, list]) => [`typed.${name}`, list]))
    const fields = sourced(values, prefill, input.reasons, reasons)
    if ((values.logHundredths === null) !== (values.logCases === null)) reasons['typed.logCases'] = [{ key: 'scoring.logWhole' }]
    const assessed = assess(values, overrides, model.constants, currency)
    const { technology } = input
    if (!technology) reasons.technology = [{ key: 'errors.required' }]
    else if (technology !== assessed.advice.technology && !input.technologyWhy) reasons.technologyWhy = [{ key: 'scoring.technologyReason' }]
    if (!technology || Object.keys(reasons).length) throw invalid(reasons)
    const inputs: StoredInputs = { currency, fields }
    const row = await ctx.db.assessment
      .create({
        data: {
          requestId: request.id, assessorId: ctx.actor.id, ordinal: before + 1, scoringModelId: model.id,
          inputs: canonicalJson(inputs), result: canonicalJson({ ...assessed, overrides }), scoreHundredths: storedScore(assessed),
          technology, technologyWhy: input.technologyWhy ?? null, note: input.note ?? null, createdAt: ctx.now,
        },
        select: { id: true, ordinal: true, scoreHundredths: true },
      })
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? conflict('scoring.changed') : error
      })
    const counts = await countsNow(ctx, request)
    if (counts) await writeScore(ctx, request, row.id, assessed, currency)
    const asked = counts && request.status === 'assessed' ? await restartRound(ctx, request) : []
    const saved: AuditDraft = {
      action: 'assessment.saved', entity: 'request', entityId: request.id,
      facts: { name: `${requestCode(request.number)} ${request.title}`, assessmentId: row.id, ordinal: row.ordinal, score: row.scoreHundredths / 100, model: model.ordinal, counts, technology, vetoes: assessed.vetoes, overridden: assessed.overridden },
    }
    const moved = input.finish && request.status === 'in-assessment' ? [await moveInside(ctx, request.id, 'assessed', { facts: { assessmentId: row.id, score: row.scoreHundredths / 100 } })] : []
    return { result: { ...row, number: request.number, counts }, audit: [...audit, saved, ...asked, ...moved] }
  },
})

/** Every value with its source; a value that replaces one of a firm source needs a reason beside its field. */
function sourced(values: AssessmentValues, prefill: Prefill, given: Partial<Record<FieldName, string | undefined>>, refused: FieldReasons): Record<FieldName, StoredInput> {
  return Object.fromEntries(
    fieldNames.map((name): [FieldName, StoredInput] => {
      const [value, known, reason] = [values[name], prefill[name], given[name]]
      if (value === known.value) return [name, { value, source: known.source }]
      const replaces = known.value !== null && firmSources.has(known.source)
      if ((replaces || (name === 'logHundredths' && value !== null)) && !reason && !refused[`typed.${name}`]) refused[`reasons.${name}`] = [{ key: 'scoring.reasonNeeded' }]
      return [name, { value, source: 'assessor', ...(reason && { reason }) }]
    }),
  ) as Record<FieldName, StoredInput>
}

async function countsNow(ctx: Ctx, request: GuardedRequest): Promise<boolean> {
  if (!request.assessmentId) return true
  const counted = await ctx.db.assessment.findUniqueOrThrow({ where: { id: request.assessmentId }, select: { assessorId: true, createdAt: true } })
  return counted.assessorId === ctx.actor.id || (request.status === 'in-assessment' && counted.createdAt < request.statusSince)
}

const whole = (value: number): bigint => BigInt(Math.round(value))

/** What lists, approvals and the portfolio read of the assessment that counts; `conflict` when the request has moved on. */
export async function writeScore(ctx: Ctx, { id, status }: Pick<GuardedRequest, 'id' | 'status'>, assessmentId: string, assessed: Assessed, currency: string): Promise<void> {
  const { count } = await ctx.db.request.updateMany({
    where: { id, status },
    data: {
      assessmentId, scoreHundredths: storedScore(assessed), currency, benefitMinor: whole(assessed.benefit.net), buildCostMinor: whole(assessed.build.cost),
      buildTenthDays: assessed.build.tenthDays, complexity: assessed.complexity, riskScore: assessed.risk || null, updatedAt: ctx.now,
    },
  })
  if (!count) throw conflict('scoring.changed')
}
