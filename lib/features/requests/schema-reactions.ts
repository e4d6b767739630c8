import { z } from 'zod'
import { frequencyUnits } from '@/lib/core/requests/statuses'
import { textLimits, visibleText } from '@/lib/core/requests/words'
import { id, optionalId, rowId, searchQuery, typedNumber } from '@/lib/core/portfolio/fields'

const words = (max: number) => z.string().transform((raw) => visibleText(raw, 'many')).pipe(z.string().min(1).max(max))
const on = z.preprocess((raw) => (raw === 'true' ? true : raw === 'false' ? false : raw), z.boolean())

export const RequestNumber = z.strictObject({ number: rowId })
/** Idempotent: `on` says what it shall be */
export const Toggle = z.strictObject({ id, on })

export const Support = z.strictObject({
  id,
  departmentId: optionalId,
  frequencyCount: typedNumber(z.number().int().min(1).max(1_000_000)),
  frequencyUnit: z.enum(frequencyUnits),
  minutes: typedNumber(z.number().min(0.05).max(10_000)),
  note: z.preprocess((raw) => (raw === '' || raw === null ? undefined : raw), words(textLimits.note).optional()),
})
export const SupportRef = z.strictObject({ id, supportId: id })

const mentions = z.preprocess((raw) => (typeof raw === 'string' ? raw.split(/[\s,]+/).filter(Boolean) : (raw ?? [])), z.array(z.string().max(64)).max(20)).transform((ids) => [...new Set(ids)])
export const AddComment = z.strictObject({ id, text: words(textLimits.comment), mentions })
export const EditComment = z.strictObject({ id, commentId: id, text: words(textLimits.comment), mentions })
export const CommentRef = z.strictObject({ id, commentId: id })

export const AttachFile = z.strictObject({ id, seriesId: optionalId, name: z.string().min(1).max(400), bytes: z.instanceof(Uint8Array) })
export const AttachmentRef = z.strictObject({ id, seriesId: id })

export const SimilarTo = z.strictObject({ text: z.string().max(6000).transform((raw) => visibleText(raw, 'many').slice(0, 3000)), except: optionalId })
export const PickBy = z.strictObject({ q: searchQuery })
