import { z } from 'zod'
import { canFor } from '@/lib/core/access'
import { notFound } from '@/lib/core/errors'
import type { Technology } from '@/lib/core/portfolio/stages'
import { suitabilityQuestions, type RequestStatus } from '@/lib/core/requests/statuses'
import { fieldNames, type FieldName } from '@/lib/core/scoring/fields'
import { leversOf } from '@/lib/core/scoring/levers'
import { fieldText } from '@/lib/core/scoring/typed'
import { requestFor, visibleRequest } from '@/lib/features/requests/visible'
import { query } from '@/lib/server/command'
import type { Ctx } from '@/lib/server/ctx'
import { assessorReasons, departmentPath } from './assessor'
import { constantsOf, currentModel } from './model'
import { prefillOf, seenOf, type Prefill } from './prefill'
import { inputsOf, resultOf, valuesOf, type StoredInputs } from './record'
import { RequestNumber, RequestRef } from './schema'

const assessmentRow = {
  id: true, ordinal: true, inputs: true, result: true, scoreHundredths: true, technology: true, technologyWhy: true, note: true, createdAt: true,
  assessor: { select: { id: true, name: true } },
  scoringModel: { select: { id: true, ordinal: true, weights: true } },
} as const

const rowsOf = (ctx: Ctx, requestId: string) => ctx.db.assessment.findMany({ where: { requestId }, select: assessmentRow, orderBy: { ordinal: 'asc' } })

async function requestByNumber(ctx: Ctx, number: number) {
  const found = await ctx.db.request.findFirst({ where: { AND: [{ number }, visibleRequest(ctx)] }, select: { id: true } })
  if (!found) throw notFound('request')
  return requestFor(ctx, found.id)
}

export type AssessPage = Awaited<ReturnType<typeof getAssessPage>>

/** Everything that the assessment page starts with; `blocked` says why the reader may not assess it now. */
export const getAssessPage = query({
  permission: 'request:assess',
  input: RequestNumber,
  async run(ctx, { number }) {
    const request = await requestByNumber(ctx, number)
    const model = await currentModel(ctx)
    const [{ prefill, currency }, rows, path, process] = await Promise.all([
      prefillOf(ctx, request, model),
      rowsOf(ctx, request.id),
      departmentPath(ctx, request),
      request.processId ? ctx.db.businessProcess.findUnique({ where: { id: request.processId }, select: { id: true, name: true, nameZh: true } }) : null,
    ])
    const reach = canFor(ctx.actor, 'request:assess', path)
    const own = rows.findLast(({ assessor }) => assessor.id === ctx.actor.id)
    return {
      request: { id: request.id, number: request.number, title: request.title, pain: request.pain, wish: request.wish, status: request.status as RequestStatus, process },
      model: { ordinal: model.ordinal, constants: model.constants },
      currency,
      seen: seenOf(prefill, model, rows.length, request.status),
      prefill,
      start: startOf(prefill, currency, own ? inputsOf(own) : null),
      last: own ? { technology: own.technology as Technology, technologyWhy: own.technologyWhy, note: own.note, overrides: resultOf(own).overrides } : null,
      others: rows.filter(({ assessor }) => assessor.id !== ctx.actor.id).map(({ id, ordinal, assessor, createdAt }) => ({ id, ordinal, assessor: assessor.name, createdAt })),
      blocked: reach ? assessorReasons(ctx, request) : [{ key: 'scoring.outside' }],
    }
  },
})

/** What the form shows first: the prefilled values, and over them what this assessor wrote the last time. */
function startOf(prefill: Prefill, currency: string, last: StoredInputs | null) {
  const typed = {} as Record<FieldName, string>
  const reasons: Partial<Record<FieldName, string>> = {}
  for (const name of fieldNames) {
    const before = last?.fields[name]
    const kept = before?.source === 'assessor' && before.value !== null ? before : null
    typed[name] = fieldText(name, kept ? kept.value : prefill[name].value, currency)
    if (kept?.reason) reasons[name] = kept.reason
  }
  return { typed, reasons }
}

export type AssessmentView = NonNullable<Awaited<ReturnType<typeof getAssessments>>['assessments'][number]>

/** All assessments of a request, oldest first, with the one that counts; money only for those who may read it. */
export const getAssessments = query({
  permission: 'request:read',
  input: RequestRef,
  async run(ctx, { id: requestId }) {
    const request = await requestFor(ctx, requestId)
    const [rows, path, people] = await Promise.all([
      rowsOf(ctx, requestId),
      departmentPath(ctx, request),
      ctx.db.assessment.groupBy({ by: ['assessorId'], where: { requestId } }),
    ])
    const mayMoney = canFor(ctx.actor, 'request-money:read', path)
    const mayAssess = canFor(ctx.actor, 'request:assess', path)
    return {
      counted: request.assessmentId,
      assessors: people.length,
      mayMoney,
      /** Empty: may assess or adopt now; null: that is not the reader's work */
      blocked: mayAssess ? assessorReasons(ctx, request) : null,
      instant: {
        answers: Object.fromEntries(suitabilityQuestions.map((question) => [question, request[question]])) as Record<(typeof suitabilityQuestions)[number], number | null>,
        itemsPerYear: request.itemsPerYear === null ? null : request.itemsPerYear + request.addedItemsPerYear,
        hoursPerYearTenths: request.hoursPerYearTenths,
      },
      assessments: rows.map((row) => viewOf(row, mayMoney)),
    }
  },
})

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

function viewOf(row: Row, mayMoney: boolean) {
  const [inputs, result] = [inputsOf(row), resultOf(row)]
  const constants = constantsOf(row.scoringModel)
  return {
    id: row.id, ordinal: row.ordinal, score: row.scoreHundredths / 100, technology: row.technology as Technology, technologyWhy: row.technologyWhy, note: row.note,
    createdAt: row.createdAt, assessor: row.assessor, model: row.scoringModel.ordinal, weightsBp: constants.weightsBp, years: constants.horizon.years, discountBp: constants.horizon.discountBp,
    parts: result.parts, computed: result.computed, overrides: result.overrides, gate: result.gate, vetoes: result.vetoes, confidence: result.confidence,
    itemsPerDay: result.itemsPerDay, answers: result.answers, logShare: result.logShare, complexity: result.complexity, drivers: result.drivers, risk: result.risk,
    advice: result.advice, releasedMs: result.benefit.releasedMs, build: { tenthDays: result.build.tenthDays },
    levers: leversOf(valuesOf(inputs), result.overrides, constants, inputs.currency),
    changed: fieldNames.flatMap((name) => (inputs.fields[name]?.reason ? [{ name, reason: inputs.fields[name].reason! }] : [])),
    fields: Object.fromEntries(fieldNames.filter((name) => mayMoney || !name.endsWith('Minor')).map((name) => [name, inputs.fields[name]])) as Partial<StoredInputs['fields']>,
    money: mayMoney ? { currency: inputs.currency, yearly: result.benefit.yearly, net: result.benefit.net, build: result.build.cost, running: result.build.running, npv: result.economics.npv, bcr: result.economics.bcr, paybackMonths: result.economics.paybackMonths, indirect: result.indirect } : null,
  }
}

/** All versions of weights, newest first, with who published them and how many assessments used them. */
export const getScoringModels = query({
  permission: 'request:read',
  input: z.strictObject({}),
  async run(ctx) {
    const current = await currentModel(ctx)
    const rows = await ctx.db.scoringModel.findMany({ select: { id: true, ordinal: true, note: true, createdById: true, publishedAt: true, _count: { select: { assessments: true } } }, orderBy: { ordinal: 'desc' }, take: 50 })
    const people = await ctx.db.person.findMany({ where: { id: { in: rows.flatMap(({ createdById }) => createdById ?? []) } }, select: { id: true, name: true } })
    const names = new Map(people.map(({ id, name }) => [id, name]))
    return { current, versions: rows.map(({ createdById, _count, ...row }) => ({ ...row, by: (createdById && names.get(createdById)) ?? null, assessments: _count.assessments })) }
  },
})
