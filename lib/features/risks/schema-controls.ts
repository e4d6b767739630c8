import { z } from 'zod'
import { id, line, optionalId, optionalLine, optionalNumber, version } from '@/lib/core/portfolio/fields'
import { controlKinds, ratings } from '@/lib/core/risks/controls'

const words = (max: number) => z.string().transform((text) => text.toWellFormed().replaceAll('\0', '').trim()).pipe(z.string().min(1).max(max))

const facts = {
  text: line(300),
  textZh: optionalLine(300),
  kind: z.enum(controlKinds).default('preventive'),
  ownerId: optionalId,
  /** Days between two tests; left out: not tested by the calendar */
  testEveryDays: optionalNumber(z.number().int().min(7).max(1095)),
}
export const AddControl = z.strictObject({ riskId: id, ...facts })
export const UpdateControl = z.strictObject({ id, version, ...facts })
export const ControlVersionRef = z.strictObject({ id, version })
/** `fileId`: an uploaded file that shows what was found. */
export const TestControl = z.strictObject({ id, version, design: z.enum(ratings), operating: z.enum(ratings), finding: words(2000), fileId: optionalId })
