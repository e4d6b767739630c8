import { z } from 'zod'
import { locales } from '@/lib/core/localized'
import { id, line, optionalDay, optionalId, optionalLine, optionalText, version } from '@/lib/core/portfolio/fields'

export const OpenProgramme = z.strictObject({ name: line(120), locale: z.enum(locales).default('en') })

export const UpdatePhase = z.strictObject({
  id,
  version,
  name: line(120),
  nameZh: optionalLine(120),
  objective: optionalText(2000),
  objectiveZh: optionalText(2000),
  /** First and last planned day, both included. */
  plannedStart: optionalDay,
  plannedEnd: optionalDay,
  ownerId: optionalId,
})

export const PhaseRef = z.strictObject({ id })
