import { z } from 'zod'
import { id, optionalId, optionalNumber, rowId, version } from '@/lib/core/portfolio/fields'
import { estimateBases, frequencyUnits, requestTypes } from '@/lib/core/requests/statuses'
import { textLimits, visibleText, type TextName } from '@/lib/core/requests/words'

const bounded = (name: TextName, lines: 'one' | 'many') =>
  z.preprocess((raw) => raw ?? '', z.string().transform((raw) => visibleText(raw, lines)).pipe(z.string().max(textLimits[name])))
const blankIsAbsent = (raw: unknown) => (raw === '' || raw === null ? undefined : raw)
const answer = optionalNumber(z.number().int().min(1).max(5))

/** Ids from a list of fields, or from one field with spaces between. */
const idList = z.preprocess((raw) => (typeof raw === 'string' ? raw.split(/[\s,]+/) : Array.isArray(raw) ? raw : []), z.array(z.string().max(64)).max(60)).transform((ids) => [...new Set(ids.filter(Boolean))])

/** What somebody writes into a request; whatever is blank is not said. */
export const requestFields = {
  type: z.enum(requestTypes).default('idea'),
  title: bounded('title', 'one'),
  pain: bounded('pain', 'many'),
  wish: bounded('wish', 'many'),
  departmentId: optionalId,
  processId: optionalId,
  place: bounded('place', 'one'),
  automationId: optionalId,
  systemIds: idList,
  otherSystems: bounded('otherSystems', 'one'),
  frequencyCount: optionalNumber(z.number().int().min(1).max(1_000_000)),
  frequencyUnit: z.preprocess(blankIsAbsent, z.enum(frequencyUnits).optional()),
  /** Hands-on minutes of one item */
  minutes: optionalNumber(z.number().min(0.05).max(10_000)),
  basis: z.preprocess(blankIsAbsent, z.enum(estimateBases).default('guessed')),
  ruleBased: answer,
  digitalInput: answer,
  structuredInput: answer,
  stability: answer,
  documentation: answer,
}

const yes = z.preprocess((raw) => raw === true || raw === 'true' || raw === 'on', z.boolean())
const draftId = z.uuid()
const seen = z.preprocess(blankIsAbsent, version.optional())

export const RequestRef = z.strictObject({ id })
/** `id` is made by whoever writes, so that a save that is repeated makes no second draft; `version` is left out the first time. */
export const SaveDraft = z.strictObject({ id: draftId, version: seen, anonymous: yes, ...requestFields })
/** `differsBecause`: what the submitter says of a similar request, `differsFrom` its number */
export const SubmitRequest = SaveDraft.extend({ differsFrom: optionalNumber(rowId), differsBecause: bounded('note', 'many') })
export const DiscardDraft = z.strictObject({ id })
export const UpdateRequest = z.strictObject({ id, version, ...requestFields })

export type RequestInput = z.output<typeof UpdateRequest>
export type DraftInput = z.output<typeof SaveDraft>
