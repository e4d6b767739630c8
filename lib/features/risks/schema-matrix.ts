import { z } from 'zod'
import { line, optionalText, typedNumber } from '@/lib/core/portfolio/fields'
import { MatrixBody } from '@/lib/core/risks/matrix'

export const SaveMatrixDraft = z.strictObject({ matrix: MatrixBody, reason: optionalText(1000), /** Left out: there was no draft yet */ version: typedNumber(z.number().int().min(1)).optional() })
export const PreviewMatrix = z.strictObject({ matrix: MatrixBody })
export const PublishMatrix = z.strictObject({ version: typedNumber(z.number().int().min(1)), reason: line(1000) })
export const DiscardMatrixDraft = z.strictObject({ version: typedNumber(z.number().int().min(1)) })
